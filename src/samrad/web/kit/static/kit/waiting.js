// Waiting for something the worker does: how far it is, asked every other second. Without scripts
// there is a link. Once it is done the page is another one, and that is loaded.
'use strict'

;(() => {
  const EVERY = 2000
  const here = document.querySelector('[data-waiting]')
  if (!here) return

  async function ask () {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (!answer.ok && answer.status >= 500) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const there = page.querySelector('[data-waiting]')
    if (answer.redirected || !there || page.title !== document.title) return location.reload()
    const [was, is] = [here.querySelector('[role=status]'), there.querySelector('[role=status]')]
    if (was.textContent !== is.textContent) was.textContent = is.textContent
    const [bar, now] = [here.querySelector('progress'), there.querySelector('progress')]
    if (now.hasAttribute('value')) {
      bar.max = now.max
      bar.value = now.value
    } else bar.removeAttribute('value')
  }

  async function again () {
    if (!document.hidden) await ask().catch(() => {})
    setTimeout(again, EVERY)
  }

  setTimeout(again, EVERY)
})()

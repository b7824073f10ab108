// Waiting for something the worker does: how far it is, asked every other second. Without scripts
// there is a link. Once it is done the page is another one, and that is loaded.
'use strict'

;(() => {
  const EVERY = 2000
  // After ten minutes it stops: a page nobody looks at must not keep its session alive.
  let left = 300
  const here = document.querySelector('[data-waiting]')
  if (!here) return

  async function ask () {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (!answer.ok && answer.status >= 500) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const there = page.querySelector('[data-waiting]')
    if (answer.redirected || !there || page.title !== document.title) return location.reload()
    const [was, is] = [here.querySelector('#doing'), there.querySelector('#doing')]
    if (was.textContent !== is.textContent) was.textContent = is.textContent
    const [bar, now] = [here.querySelector('progress'), there.querySelector('progress')]
    if (now.hasAttribute('value')) {
      bar.max = now.max
      bar.value = now.value
    } else bar.removeAttribute('value')
  }

  async function again () {
    if (!document.hidden) await ask().catch(() => {})
    left -= 1
    if (left > 0) setTimeout(again, EVERY)
  }

  setTimeout(again, EVERY)
})()

// The room: unfolding items, text blocks, new paragraphs and measures, who is here, the keyboard.
'use strict'

;(() => {
  const typed = (one) => one.dispatchEvent(new Event('input', { bubbles: true }))

  function id () {
    if (crypto.randomUUID) return crypto.randomUUID()
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6] & 15) | 64
    bytes[8] = (bytes[8] & 63) | 128
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  // A copy of what the page keeps for copying, under an identifier of its own.
  function copy (what, name = id()) {
    const kept = document.querySelector(`template[data-new="${what}"]`)
    const place = document.createElement('div')
    place.innerHTML = kept.innerHTML.replaceAll('__id__', name)
    return place.firstElementChild
  }

  function addParagraph (wording, form, name) {
    const made = copy(wording, name)
    made.dataset.made = `${wording}:${form.closest('article').id}`
    const like = form.querySelector('[data-draft^="p-"]')
    for (const of of ['openness', 'ground', 'review']) {
      for (const end of ['', '-was']) {
        const from = like?.querySelector(`[name$="-${of}${end}"]`)
        if (from) made.querySelector(`[name$="-${of}${end}"]`).value = from.value
      }
    }
    const title = form.closest('article').querySelector('h2').textContent.trim()
    for (const one of made.querySelectorAll('.ds-sr-only')) one.append(title)
    form.querySelector('[data-add-here]').before(made)
    return made
  }

  function addMeasure (decision, name) {
    const made = copy('measure', name)
    made.dataset.made = `measure:${decision}`
    made.querySelector('[name$="-decision"]').value = decision
    document.querySelector(`[data-add=measure][data-decision="${decision}"]`)?.parentElement.before(made)
    return made.isConnected ? made : null
  }

  // What was kept of a unit that this page has not: it is made anew where it was.
  window.samrad.make = (made, unit) => {
    const [what, where] = (made ?? '').split(':')
    const name = unit.slice(2)
    if (what === 'measure') return addMeasure(where, name)
    const form = document.getElementById(where)?.querySelector('form')
    return form ? addParagraph(what, form, name) : null
  }

  // --- items are folded; what is in them is fetched when one opens them, or before ------------

  const items = [...document.querySelectorAll('.room-item')]
  const isHere = (item) => item.querySelector('form') !== null
  let fetching = Promise.resolve()
  let again = 0 // how often in a row nobody answered
  let later = 0

  // That item is on the page, and the next ones with it; false where they could not be had.
  function bring (item) {
    fetching = fetching.then(() => isHere(item) || (item.dataset.gone === undefined && fetchFrom(item)))
    return fetching
  }

  async function fetchFrom (item) {
    const answer = await fetch(item.dataset.from, { redirect: 'manual' }).catch(() => null)
    const page = answer?.ok ? await answer.text().catch(() => null) : null
    if (page === null) {
      // Signed out, or taken off the agenda: the link in its place leads to why.
      if (answer?.status === 404) item.dataset.gone = ''
      if (!answer || answer.ok || answer.status >= 500) comeBack()
      return false
    }
    again = 0
    const found = new DOMParser().parseFromString(page, 'text/html')
    for (const form of found.querySelectorAll('form[data-of]')) putInPlace(form)
    window.samrad.kept.arrived()
    return isHere(item)
  }

  function putInPlace (form) {
    const place = document.getElementById(form.dataset.of)?.querySelector('[data-coming]')
    if (!place) return
    place.parentElement.querySelector('p[data-away]')?.remove()
    place.replaceWith(form)
    showScripted(form)
  }

  function comeBack () {
    again += 1
    clearTimeout(later)
    later = setTimeout(bringAll, Math.min(60_000, 1000 * 2 ** again))
  }

  // What one is likely to open next comes first: the items after the one that is open.
  async function bringAll () {
    const open = Math.max(0, items.findIndex((item) => item.querySelector('details').open))
    for (const item of [...items.slice(open), ...items.slice(0, open)]) {
      if (!(await bring(item)) && item.dataset.gone === undefined) return
    }
  }

  async function open (item) {
    item.querySelector('details').open = true
    if (await bring(item)) return
    const coming = item.querySelector('[data-coming]')
    if (!coming || !again || item.querySelector('p[data-away]')) return
    coming.before(document.querySelector('template[data-away]').content.cloneNode(true))
  }

  // A folded item says what is written at it.
  function sum (item) {
    const texts = [...item.querySelectorAll('.paragraph')].filter((one) => one.querySelector('textarea').value.trim())
    const words = texts.map((one) => one.querySelector('label').firstChild.textContent.trim())
    item.querySelector('[data-written]').textContent = [...new Set(words)].join(', ')
  }

  async function nextText (text) {
    const item = text.closest('.room-item')
    const own = [...item.querySelectorAll('.paragraph textarea')]
    const below = own[own.indexOf(text) + 1]
    if (below) return below.focus()
    const next = items[items.indexOf(item) + 1]
    if (!next) return
    await open(next)
    ;(next.querySelector('.paragraph textarea') ?? next.querySelector('summary')).focus()
  }

  function putIn (text, sentence) {
    const { selectionStart: from, selectionEnd: to, value } = text
    const before = value.slice(0, from)
    const start = before && !/\s$/.test(before) ? ' ' : ''
    text.setRangeText(start + sentence, from, to, 'end')
    text.focus()
    typed(text)
  }

  function count (unit) {
    const here = unit.querySelectorAll('[name*="-here-"]:checked').length
    unit.closest('details').querySelector('[data-here]').textContent = here
  }

  document.addEventListener('change', ({ target }) => {
    if (target.name?.endsWith('-block') && target.value) {
      const sentence = target.value
      target.value = ''
      putIn(target.closest('[data-draft]').querySelector('textarea'), sentence)
    } else if (target.name?.endsWith('-openness')) {
      const said = target.closest('details').querySelector('[data-chosen]')
      said.textContent = target.selectedOptions[0].textContent
    }
  })

  document.addEventListener('input', ({ target }) => {
    if (!target.matches('[type=checkbox]')) return
    const other = target.closest('li')?.querySelector(`[type=checkbox]:not([name="${target.name}"])`)
    if (other && target.checked) other.checked = false
    const unit = target.closest('[data-draft^="h-"]')
    if (unit) count(unit)
  }, true)

  document.addEventListener('click', (event) => {
    const asked = event.target.closest('[data-add], [data-everyone]')
    if (!asked) return
    event.preventDefault()
    if (asked.dataset.add === 'measure') {
      addMeasure(asked.dataset.decision)?.querySelector('input:not([type=hidden])').focus()
    } else if (asked.dataset.add) {
      addParagraph(asked.dataset.add, asked.closest('form')).querySelector('textarea').focus()
    } else {
      const unit = asked.closest('[data-draft]')
      for (const box of unit.querySelectorAll('[data-member] [name*="-here-"]')) {
        box.checked = true
        typed(box)
      }
    }
  })

  // Only in a text, and only with Ctrl: no key that a browser or a screen reader uses.
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.ctrlKey || !event.target.matches('.paragraph textarea')) return
    event.preventDefault()
    const unit = event.target.closest('[data-draft]')
    if (event.shiftKey) {
      const made = addParagraph(unit.querySelector('[name$="-wording"]').value, unit.closest('form'))
      made.querySelector('textarea').focus()
      return
    }
    nextText(event.target)
  })

  document.addEventListener('toggle', ({ target }) => {
    const item = target.parentElement
    if (!item?.matches('.room-item')) return
    if (target.open) open(item)
    else if (isHere(item)) sum(item)
  }, true)

  document.addEventListener('click', ({ target }) => {
    const item = document.getElementById(target.closest('a[href^="#item-"]')?.hash.slice(1))
    if (item) open(item)
  })

  function showScripted (place) {
    for (const one of place.querySelectorAll('[data-script]')) one.hidden = false
  }

  for (const come of ['online', 'focus']) window.addEventListener(come, bringAll)
  window.addEventListener('load', () => {
    const asked = document.getElementById(location.hash.slice(1))
    if (asked?.matches('.room-item')) open(asked)
    bringAll()
  })
  showScripted(document)
})()

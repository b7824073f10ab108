// The room: text blocks, new paragraphs and measures, who is here, and the keyboard.
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
    const title = form.querySelector('h2').textContent.trim()
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
    const texts = [...document.querySelectorAll('.paragraph textarea')]
    texts[texts.indexOf(event.target) + 1]?.focus()
  })

  for (const one of document.querySelectorAll('[data-script]')) one.hidden = false
})()

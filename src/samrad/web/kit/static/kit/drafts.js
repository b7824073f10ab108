// Drafts: what is typed is kept on this machine at once, and sent after a pause.
//
// A unit is an element marked data-draft="…" whose fields are sent together. Beside each field
// stands what it was when it was fetched, in a hidden one called the same with "-was": the
// answer tells what it is now, and where another wrote as well, both. See
// docs/explanation/drafts.md.
'use strict'

;(() => {
  const { kept } = window.samrad
  const PAUSE = 1200
  const LONGEST = 8000
  const units = new Map()
  const others = []
  const writer = document.querySelector('[data-writer]').dataset.writer
  let token = document.querySelector('[name=csrfmiddlewaretoken]').value
  let again = 0 // how often in a row nobody answered
  let timer = 0
  let sending = null

  // --- the fields of a unit ---------------------------------------------------------------

  const fields = (unit) => [...unit.querySelectorAll('[name]')]
  const field = (unit, name) => fields(unit).find((one) => one.name === name)
  const isBox = (one) => one.type === 'checkbox'
  const read = (one) => isBox(one) ? (one.checked ? one.value : '') : one.value

  function written (unit) {
    return Object.fromEntries(fields(unit).map((one) => [one.name, read(one)]))
  }

  function put (one, value) {
    if (isBox(one)) one.checked = value !== ''
    else if (one === document.activeElement && 'selectionStart' in one) putUnderCaret(one, value)
    else one.value = value
  }

  // The caret stays at its place in its line; where that line is gone, near it.
  function putUnderCaret (one, value) {
    const { selectionStart, selectionEnd, scrollTop, value: before } = one
    const from = moved(before, value, selectionStart)
    const to = moved(before, value, selectionEnd)
    one.value = value
    one.setSelectionRange(from, to)
    one.scrollTop = scrollTop
  }

  function moved (before, after, place) {
    const start = before.lastIndexOf('\n', place - 1) + 1
    const line = before.slice(start).split('\n', 1)[0]
    const lines = after.split('\n')
    const number = before.slice(0, start).split('\n').length - 1
    const same = lines.flatMap((one, n) => line && one.endsWith(line) ? [n] : [])
    if (!same.length) return Math.min(place, after.length)
    const near = same.reduce((a, b) => Math.abs(b - number) < Math.abs(a - number) ? b : a)
    const named = lines[near].length - line.length
    return lines.slice(0, near).join('\n').length + (near ? 1 : 0) + named + place - start
  }

  // --- what the page says -------------------------------------------------------------------

  function show (state) {
    for (const one of document.querySelectorAll('[data-state]')) one.hidden = one.dataset.state !== state
  }

  // With nothing to send: whether all is well, and whether something kept waits for its fields.
  function rest () {
    if (waiting().length) return
    const finding = before.length && document.querySelector('[data-coming]')
    show(finding ? 'found' : document.querySelector('[data-draft-state=asked]') ? 'asked' : 'saved')
  }

  function mark (unit, state) {
    unit.dataset.draftState = state
  }

  function unfold (unit) {
    for (let fold = unit.parentElement.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
  }

  function say (unit, errors, notes) {
    const place = unit.querySelector('[data-said]')
    if (!place) return
    place.replaceChildren(...[...errors, ...notes].map((sentence, n) => {
      const line = document.createElement('p')
      line.className = n < errors.length ? 'ds-validation-message' : 'note'
      line.textContent = sentence
      return line
    }))
    for (const one of unit.querySelectorAll('textarea')) one.toggleAttribute('aria-invalid', errors.length > 0)
    const reason = unit.querySelector('[data-reason]')
    if (reason && errors.length) reason.hidden = false
  }

  // --- typing ---------------------------------------------------------------------------------

  function typed (unit, { at = Date.now(), soon = PAUSE } = {}) {
    const one = units.get(unit) ?? { since: at }
    units.set(unit, one)
    one.changed = true
    const safe = kept.keep(unit.dataset.draft, {
      page: location.pathname, made: unit.dataset.made, values: written(unit)
    })
    window.onbeforeunload = safe ? null : (event) => event.preventDefault()
    mark(unit, 'waiting')
    if (!again && document.body.dataset.drafts !== 'out') show('waiting')
    clearTimeout(timer)
    timer = setTimeout(sendAll, again ? delay() : Math.max(0, Math.min(soon, one.since + LONGEST - at)))
  }

  const delay = () => Math.min(60_000, 1000 * 2 ** again)

  // --- sending: one at a time ---------------------------------------------------------------

  function sendAll () {
    clearTimeout(timer)
    sending ??= sendEach().finally(() => {
      sending = null
      if (waiting().length) timer = setTimeout(sendAll, again ? delay() : PAUSE)
    })
    return sending
  }

  const waiting = () => [...units.values()].filter((one) => one.changed)

  async function sendEach () {
    for (const [unit, one] of units) {
      if (!one.changed) continue
      one.changed = false
      const sent = written(unit)
      const answer = await post(unit.closest('form').action, sent)
      if (!answer) {
        one.changed = true
        return
      }
      took(unit, sent, answer)
    }
    await sendOthers()
    rest()
  }

  // The same text, kept by another window of this machine: it is merged where it is sent to.
  async function sendOthers () {
    for (const [record, unit] of others.splice(0)) {
      const answer = await post(unit.closest('form').action, record.values)
      if (!answer) {
        others.push([record, unit])
        return
      }
      if (!answer.errors?.length) kept.forget(record.name)
      if (!units.has(unit)) took(unit, written(unit), answer)
    }
  }

  async function post (address, values, once = false) {
    const body = new FormData()
    for (const [name, value] of Object.entries(values)) body.append(name, value)
    body.append('csrfmiddlewaretoken', token)
    body.append('writer', writer)
    let answer
    try {
      answer = await fetch(address, {
        method: 'POST', body, redirect: 'manual', keepalive: document.hidden, headers: { Accept: 'application/json' }
      })
    } catch {
      return unsent('kept')
    }
    if (answer.type === 'opaqueredirect') return unsent('out')
    if (answer.status === 403 && !once) return (await newToken()) ? post(address, values, true) : unsent('out')
    if (answer.status === 404) return unsent('stopped')
    const told = await answer.json().catch(() => null)
    if (!told) return unsent('kept')
    again = 0
    document.body.dataset.drafts = 'in'
    return told
  }

  // Signing in anew makes the page's token worthless; the page as it is now has the new one.
  async function newToken () {
    const page = await fetch(location.href, { redirect: 'manual' }).catch(() => null)
    if (!page?.ok) return false
    const found = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('[name=csrfmiddlewaretoken]')
    if (found) token = found.value
    return Boolean(found)
  }

  function unsent (why) {
    again += 1
    document.body.dataset.drafts = why
    for (const unit of units.keys()) mark(unit, 'kept')
    show(why)
    return null
  }

  // --- the answer -----------------------------------------------------------------------------

  function took (unit, sent, { errors = [], waits = [], notes = [], saved = {}, revision = '' }) {
    say(unit, errors, [...waits, ...notes])
    if (errors.length || waits.length) {
      mark(unit, 'asked')
      if (errors.length) unfold(unit)
      for (const fold of unit.querySelectorAll('details')) fold.open ||= waits.length > 0
      return
    }
    let stale = false
    for (const [name, value] of Object.entries(saved)) {
      const one = field(unit, name)
      const was = field(unit, `${name}-was`)
      if (!one) continue
      const typedSince = read(one) !== sent[name]
      // Typed since, and another wrote as well: what was sent is what both began from.
      stale ||= typedSince && value !== sent[name]
      if (was) was.value = typedSince && value !== sent[name] ? sent[name] : value
      if (!typedSince && read(one) !== value) put(one, value)
    }
    const number = unit.querySelector('[data-revision]')
    if (number) number.value = stale ? '' : revision
    settle(unit)
  }

  function settle (unit) {
    const one = units.get(unit)
    if (one?.changed) {
      typed(unit)
      return
    }
    units.delete(unit)
    kept.drop(unit.dataset.draft)
    const reason = unit.querySelector('[data-reason]')
    if (reason) reason.hidden = true
    mark(unit, 'saved')
  }

  // --- what was kept before this page was opened ----------------------------------------------

  let before = kept.mine().filter((record) => record.page === location.pathname)

  // Fields may come later than the page: what has none yet waits for them.
  function bringBack () {
    before = before.filter((record) => !broughtBack(record))
    if (others.length) sendAll()
    else if (!again && !sending) rest()
  }

  function broughtBack (record) {
    const unit = document.querySelector(`[data-draft="${CSS.escape(record.unit)}"]`) ??
      window.samrad.make?.(record.made, record.unit)
    if (!unit) return false
    if (units.has(unit)) others.push([record, unit])
    else restore(unit, record)
    return true
  }

  function restore (unit, { name, values }) {
    kept.forget(name)
    const differs = fields(unit).some((one) => one.type !== 'hidden' && one.name in values && read(one) !== values[one.name])
    if (!differs) return
    for (const one of fields(unit)) if (one.name in values) put(one, values[one.name])
    unfold(unit)
    typed(unit, { soon: 0 })
    show('found')
  }

  document.addEventListener('input', (event) => {
    const unit = event.target.closest('[data-draft]')
    if (unit) typed(unit, { soon: event.target.closest('[data-reason]') ? LONGEST : PAUSE })
  })
  document.addEventListener('change', (event) => {
    const unit = event.target.closest('[data-reason]')?.closest('[data-draft]')
    if (unit) typed(unit, { soon: 0 })
  })
  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-drafts]')) return
    event.preventDefault()
    for (const [unit, one] of units) one.changed ||= event.target.contains(unit)
    sendAll()
  })
  for (const come of ['online', 'focus', 'visibilitychange']) {
    window.addEventListener(come, () => { if (waiting().length) sendAll() })
  }
  kept.send = sendAll
  kept.arrived = bringBack
  bringBack()
})()

// What is kept on this machine until it is sent: one record for each text, of one person.
// It stands on every page of who is signed in, so that signing out takes it away everywhere.
'use strict'

window.samrad = (() => {
  const PREFIX = 'samrad-kept:'
  const DAYS = 30
  const who = document.currentScript.dataset.who
  // Two windows of the same person keep the same text side by side.
  const tab = Math.random().toString(36).slice(2)

  const key = (unit) => `${PREFIX}${who}:${tab}:${unit}`

  function keep (unit, record) {
    try {
      localStorage.setItem(key(unit), JSON.stringify({ ...record, unit, at: Date.now() }))
      return true
    } catch {
      return false // no room, or the browser keeps nothing: the page itself still has it
    }
  }

  function forget (name) {
    try { localStorage.removeItem(name) } catch { /* nothing is kept here */ }
  }

  function all () {
    const found = []
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(PREFIX)) found.push({ name, ...JSON.parse(localStorage.getItem(name)) })
      }
    } catch { /* nothing is kept here */ }
    return found.sort((a, b) => b.at - a.at)
  }

  const mine = () => all().filter((one) => one.name.startsWith(`${PREFIX}${who}:`))
  const drop = (unit) => forget(key(unit))
  // What the scripts of drafts do, where the page has them.
  const kept = { keep, forget, mine, drop, send: async () => {}, arrived: () => {} }

  for (const one of all()) {
    if (Date.now() - one.at > DAYS * 864e5) forget(one.name)
  }

  async function leave (form) {
    await kept.send()
    const unsent = mine().length
    if (unsent && !window.confirm(form.dataset.unsent)) return
    for (const one of mine()) forget(one.name)
    form.submit()
  }

  for (const form of document.querySelectorAll('form[data-unsent]')) {
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      leave(form)
    })
  }
  return { kept }
})()

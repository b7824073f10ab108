// Passkeys: the site asks, the browser answers, the form carries the answer back.
'use strict'

const bytes = (text) => Uint8Array.from(
  atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')

function asked (options) {
  const of = { ...options, challenge: bytes(options.challenge) }
  if (of.user) of.user = { ...of.user, id: bytes(of.user.id) }
  for (const list of ['allowCredentials', 'excludeCredentials']) {
    if (of[list]) of[list] = of[list].map((one) => ({ ...one, id: bytes(one.id) }))
  }
  return of
}

function answered (credential) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[name]) response[name] = text(credential.response[name])
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults()
  }
}

async function begin (form) {
  const said = form.querySelector('[data-trouble]')
  said.hidden = true
  try {
    const options = await (await fetch(form.action, { headers: { Accept: 'application/json' } })).json()
    const publicKey = asked(options.publicKey)
    const credential = form.dataset.passkey === 'new'
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey })
    form.elements.credential.value = JSON.stringify(answered(credential))
    form.submit()
  } catch {
    said.hidden = false
    form.querySelector('button').focus()
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (window.PublicKeyCredential) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      begin(form)
    })
  }
}

// Says that a file is too large before anything is sent: what was written stays on the page.
// The server refuses it as well.
'use strict'

for (const input of document.querySelectorAll('input[type=file][data-largest]')) {
  const said = document.createElement('p')
  said.className = 'ds-validation-message'
  said.id = `${input.id}-too-large`
  said.setAttribute('role', 'alert')
  const before = input.getAttribute('aria-describedby') || ''

  const tooLarge = () => [...input.files].some((one) => one.size > Number(input.dataset.largest))

  input.addEventListener('change', () => {
    const wrong = tooLarge()
    said.textContent = wrong ? input.dataset.tooLarge : ''
    input.setAttribute('aria-invalid', String(wrong))
    input.setAttribute('aria-describedby', wrong ? `${before} ${said.id}`.trim() : before)
    if (wrong) input.before(said)
    else said.remove()
  })
  input.form.addEventListener('submit', (event) => {
    if (!tooLarge()) return
    event.preventDefault()
    input.focus()
  })
}

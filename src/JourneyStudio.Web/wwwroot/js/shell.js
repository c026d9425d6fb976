// What the shell does before and without a circuit: tells the server the reader's zone, and changes the theme at once.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const year = 365 * 24 * 3600;
if (zone) document.cookie = `studio.zone=${encodeURIComponent(zone)}; path=/; max-age=${year}; samesite=lax`;

document.addEventListener('submit', event => {
  const form = event.target.closest('[data-theme-form]');
  if (!form) return;
  event.preventDefault();
  const root = document.documentElement;
  const theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = theme;
  const body = new FormData(form);
  body.set('theme', theme);
  fetch(form.action, { method: 'post', body, redirect: 'manual' });
});

document.addEventListener('click', event => {
  const button = event.target.closest('[data-reveals]');
  if (!button) return;
  const field = document.getElementById(button.dataset.reveals);
  field.type = field.type === 'password' ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(field.type === 'text'));
});

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copies]');
  if (!button) return;
  await copy(document.getElementById(button.dataset.copies));
  const [before, after] = [button.querySelector('[data-before]'), button.querySelector('[data-after]')];
  before.hidden = true;
  after.hidden = false;
  setTimeout(() => { before.hidden = false; after.hidden = true; }, 2500);
});

// Without HTTPS browsers offer no clipboard to write to; selecting and copying works everywhere.
async function copy(element) {
  if (navigator.clipboard) return navigator.clipboard.writeText(element.innerText);
  getSelection().selectAllChildren(element);
  document.execCommand('copy');
  getSelection().removeAllRanges();
}

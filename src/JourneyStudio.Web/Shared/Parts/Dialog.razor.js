// Opens a dialog as the only thing that can be used, and gives the focus back to where it was once the dialog has gone.

const field = '.inside :is(input, select, textarea):not([disabled])';
const answer = 'footer button:not([disabled])';

export function open(dialog) {
  if (!dialog?.isConnected || dialog.open) return;
  const before = document.activeElement;
  dialog.addEventListener('cancel', event => { event.preventDefault(); sayNo(dialog); });
  dialog.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    sayNo(dialog);
  });
  dialog.showModal();
  (dialog.querySelector(field) ?? dialog.querySelector(answer))?.focus();
  const gone = new MutationObserver(() => {
    if (dialog.isConnected) return;
    gone.disconnect();
    giveBack(before);
  });
  gone.observe(document.body, { childList: true, subtree: true });
}

function sayNo(dialog) {
  dialog.querySelector('[data-says-no]')?.click();
}

// What had the focus may have gone with the answer: a paused journey has no button to pause it.
function giveBack(before) {
  const target = before?.isConnected && before !== document.body && !before.disabled ? before : document.querySelector('main h1');
  target?.focus({ preventScroll: true });
}

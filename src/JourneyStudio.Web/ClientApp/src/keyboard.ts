import type { Action } from './input/keys';
import { actionAnywhere, actionOf } from './input/keys';

/** Whether what is typed goes into something there, so that keys are no commands. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog[open], [role=menu]') !== null);

/** Keys on the canvas and in the outline; some work wherever the focus is on the page. */
export function keyOnCanvas(event: KeyboardEvent, run: (action: Action) => void): void {
  if (typing(event.target) || event.defaultPrevented) return;
  take(event, actionOf(event), run);
}

export function keyOnPage(event: KeyboardEvent, run: (action: Action) => void, leave: () => void): void {
  if (event.defaultPrevented) return;
  if (event.key === 'Escape' && event.target instanceof HTMLElement && event.target.closest('[data-part="panel"], [data-part="palette"], .find') && !event.target.closest('dialog[open]')) {
    event.preventDefault();
    if (!closeInner(event.target)) leave();
    return;
  }
  if (!typing(event.target)) take(event, actionAnywhere(event), run);
}

/** What is open within the panel goes first: it names the button that closes it. */
function closeInner(at: HTMLElement): boolean {
  const closing = document.getElementById(at.closest<HTMLElement>('[data-escape]')?.dataset.escape ?? '');
  closing?.click();
  closing?.focus();
  return closing !== null;
}

/** A paste that goes into no field. */
export function pasteOnPage(event: ClipboardEvent, paste: (text: string) => void): void {
  if (typing(event.target) || event.defaultPrevented) return;
  event.preventDefault();
  paste(event.clipboardData?.getData('text/plain') ?? '');
}

function take(event: KeyboardEvent, action: Action | undefined, run: (action: Action) => void): void {
  if (!action) return;
  event.preventDefault();
  run(action);
}

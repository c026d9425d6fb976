import type { SaveState } from './draft/queue';
import type { Texts } from './text';
import { element } from './graph/card';
import { icon } from './icons';

/** What the save state leads to. */
export interface SaveActions {
  retry(): void;
  dismiss(): void;
  /** Goes to the changes that wait for a choice. */
  choose(): void;
}

/** The save state in words, always visible and always true. */
export function showSave(place: HTMLElement, state: SaveState, texts: Texts, actions: SaveActions): void {
  place.dataset.state = state.kind;
  const [drawing, tone, text] =
    state.kind === 'saving' ? ['refresh-cw', '', texts.say('saving')]
    : state.kind === 'kept' ? ['cloud-off', state.safe ? 'warn' : 'danger', keptText(state, texts)]
    : state.kind === 'refused' || state.kind === 'conflict' ? ['circle-alert', 'danger', texts.say('refused')]
    : ['check', '', state.at ? texts.say('savedAt', texts.time(state.at)) : texts.say('saved')];
  if (place.dataset.text === text) return;
  place.dataset.text = text;
  place.className = `state ${tone}`.trim();
  const words = state.kind === 'kept' || state.kind === 'refused' || state.kind === 'conflict' ? element('button', 'link', text) : element('span', '', text);
  words.addEventListener('click', () => {
    if (state.kind === 'kept') actions.retry();
    else if (state.kind === 'conflict') actions.choose();
    else if (state.kind === 'refused') openReason(place, state.reasons.join('\n'), texts, actions.dismiss);
  });
  place.replaceChildren(icon(drawing), words, ...(state.kind === 'kept' && state.why === 'signedOut' ? [signIn(texts)] : []));
}

function keptText(state: Extract<SaveState, { kind: 'kept' }>, texts: Texts): string {
  const one = state.changes === 1;
  const kept = texts.say(state.safe ? (one ? 'keptOne' : 'kept') : one ? 'unsafeOne' : 'unsafe', state.changes);
  return state.why === 'away' ? kept : texts.say(state.why, kept);
}

/** Opens in another tab: this one keeps what was drawn, and sends it as soon as it is looked at again. */
function signIn(texts: Texts): HTMLElement {
  const link = element('a', 'link', texts.say('signIn')) as HTMLAnchorElement;
  link.href = new URL(`sign-in?returnUrl=${encodeURIComponent(location.pathname)}`, document.baseURI).href;
  link.target = '_blank';
  return link;
}

function openReason(place: HTMLElement, details: string, texts: Texts, dismiss: () => void): void {
  const box = element('div', 'float reason');
  box.setAttribute('role', 'alert');
  const close = element('button', 'btn sm', texts.say('understood'));
  close.addEventListener('click', dismiss);
  box.append(element('p', 'mid', details), close);
  place.append(box);
  close.focus();
}

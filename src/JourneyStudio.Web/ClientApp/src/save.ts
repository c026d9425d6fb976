import type { SaveState } from './draft/queue';
import type { Texts } from './text';
import { element } from './graph/card';
import { icon } from './icons';

/** The save state in words, always visible and always true. */
export function showSave(place: HTMLElement, state: SaveState, texts: Texts, retry: () => void, dismiss: () => void): void {
  place.dataset.state = state.kind;
  const [drawing, tone, text] =
    state.kind === 'saving' ? ['refresh-cw', '', texts.say('saving')]
    : state.kind === 'kept' ? ['cloud-off', 'warn', texts.say(state.changes === 1 ? 'keptOne' : 'kept', state.changes)]
    : state.kind === 'refused' ? ['circle-alert', 'danger', texts.say('refused')]
    : ['check', '', state.at ? texts.say('savedAt', texts.time(state.at)) : texts.say('saved')];
  if (place.dataset.text === text) return;
  place.dataset.text = text;
  place.className = `state ${tone}`.trim();
  const words = state.kind === 'kept' || state.kind === 'refused' ? element('button', 'link', text) : element('span', '', text);
  const details = state.kind === 'refused' ? state.reasons.join('\n') : '';
  words.addEventListener('click', () => (state.kind === 'kept' ? retry() : openReason(place, details, texts, dismiss)));
  place.replaceChildren(icon(drawing), words);
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

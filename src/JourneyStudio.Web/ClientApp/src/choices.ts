import type { Conflict, Disagreement } from './draft/conflict';
import { element } from './graph/card';
import type { Texts } from './text';

/** Own edits that meet somebody else's, each with both values and the choice between them. It never takes the focus by itself: work goes on below it. */
export class Choices {
  private readonly box = element('section', 'float choices');

  constructor(place: HTMLElement, private readonly texts: Texts, private readonly choose: (disagreement: Disagreement, choice: 'mine' | 'theirs') => void) {
    this.box.setAttribute('aria-label', texts.say('conflict.title'));
    this.box.hidden = true;
    place.append(this.box);
  }

  show(list: readonly Disagreement[]): void {
    this.box.hidden = list.length === 0;
    this.box.replaceChildren(...list.map(one => this.one(one)));
  }

  focus(): void {
    this.box.querySelector('button')?.focus();
  }

  private one(disagreement: Disagreement): HTMLElement {
    const { conflict } = disagreement;
    const { texts } = this;
    const by = other(conflict, texts);
    const group = element('div', 'choice');
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', titleOf(conflict, texts));
    group.append(element('p', 'strong', titleOf(conflict, texts)), element('p', 'small soft', texts.say(`conflict.${conflict.kind}`, by)));
    const values = element('dl', '');
    const [mine, theirs] = valuesOf(conflict, texts);
    for (const [who, value] of [[texts.say('conflict.mine'), mine], [by, theirs]] as const) values.append(element('dt', '', who), element('dd', 'val', value));
    const buttons = element('div', 'row');
    for (const choice of ['mine', 'theirs'] as const) {
      const button = element('button', `btn sm${choice === 'mine' ? ' primary' : ''}`, texts.say(`conflict.${conflict.kind}.${choice}`));
      button.setAttribute('type', 'button');
      button.addEventListener('click', () => this.choose(disagreement, choice));
      buttons.append(button);
    }
    group.append(values, buttons);
    return group;
  }
}

export const other = (conflict: Conflict, texts: Texts): string => (conflict.self ? texts.say('conflict.self') : conflict.by || texts.say('conflict.somebody'));

export const titleOf = (conflict: Conflict, texts: Texts): string => (conflict.kind === 'value' ? texts.say('conflict.what', conflict.name, conflict.label) : conflict.name);

function valuesOf(conflict: Conflict, texts: Texts): [string, string] {
  const [mine, theirs] = [conflict.mine, conflict.theirs].map(value => value ?? texts.say('conflict.empty'));
  return [conflict.kind === 'deleting' ? texts.say('conflict.deleted') : mine ?? '', conflict.kind === 'gone' ? texts.say('conflict.deleted') : theirs ?? ''];
}

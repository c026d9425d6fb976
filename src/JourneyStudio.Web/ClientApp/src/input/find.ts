import { noteOf, type DraftState } from '../draft/model';
import { element } from '../graph/card';
import { icon } from '../icons';
import type { Texts } from '../text';

/** Activities whose name, summary, kind, note or id holds what is looked for, from the top of the canvas down. */
export function matches(state: DraftState, text: string): string[] {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  return [...state.nodes.values()]
    .filter(node => [node.name, node.summary, node.kindName, noteOf(node), node.id].some(part => part.toLowerCase().includes(wanted)))
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(node => node.id);
}

/** Search in the journey: what is found is chosen and brought into sight one after the other. */
export class FindBox {
  private box: HTMLElement | null = null;
  private at = 0;

  constructor(private readonly host: HTMLElement, private readonly texts: Texts, private readonly state: () => DraftState, private readonly found: (id: string) => void, private readonly closed: () => void) {}

  get open(): boolean {
    return this.box !== null;
  }

  show(): void {
    if (this.box) return this.box.querySelector('input')?.select();
    const box = element('div', 'float find-box');
    const input = document.createElement('input');
    input.className = 'input sm';
    input.setAttribute('aria-label', this.texts.say('findInJourney'));
    input.placeholder = this.texts.say('findInJourney');
    const sum = element('span', 'small mute sum');
    sum.setAttribute('role', 'status');
    box.setAttribute('role', 'search');
    box.append(input, sum, this.button('up', 'findBefore', () => this.go(input, sum, -1)), this.button('down', 'findNext', () => this.go(input, sum, 1)), this.button('close', 'close', () => this.close()));
    this.host.append(box);
    this.box = box;
    input.addEventListener('input', () => {
      this.at = 0;
      this.go(input, sum, 0);
    });
    box.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Escape') this.close();
      else if (event.key === 'Enter' && event.target === input) this.go(input, sum, event.shiftKey ? -1 : 1);
      else if (!(event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey))) return;
      event.preventDefault();
    });
    input.focus();
  }

  close(): void {
    const box = this.box;
    this.box = null;
    if (!box) return;
    box.remove();
    this.closed();
  }

  private go(input: HTMLInputElement, sum: HTMLElement, by: number): void {
    const all = matches(this.state(), input.value);
    this.at = all.length === 0 ? 0 : (this.at + by + all.length) % all.length;
    sum.textContent = input.value.trim() === '' ? '' : all.length === 0 ? this.texts.say('findNothing') : this.texts.say('findCount', this.at + 1, all.length);
    const id = all[this.at];
    if (id) this.found(id);
  }

  private button(drawing: 'up' | 'down' | 'close', name: string, press: () => void): HTMLElement {
    const button = element('button', 'btn plain icon sm');
    button.setAttribute('type', 'button');
    button.setAttribute('aria-label', this.texts.say(name));
    button.title = this.texts.say(name);
    button.append(icon(drawing === 'up' ? 'chevron-up' : drawing === 'down' ? 'chevron-down' : 'x'));
    button.addEventListener('click', press);
    return button;
  }
}

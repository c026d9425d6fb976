import type { KindView } from '../draft/model';
import { element, tile, type CardContext } from '../graph/card';

/** One line of the list. */
export interface Choice<T> {
  value: T;
  type: string;
  family: string;
  name: string;
  /** What is searched and shown beside the name. */
  more?: string;
}

export interface Asking<T> {
  /** What is asked for, as the field's name. */
  label: string;
  choices: readonly Choice<T>[];
  chosen(value: T): void;
  /** The line that arrows have come to. */
  pointed?(value: T): void;
}

export const kindChoices = (kinds: readonly KindView[]): Choice<KindView>[] => kinds.map(kind => ({ value: kind, type: kind.type, family: kind.family, name: kind.name }));

/** A small list at a place on the canvas: type to find, arrows to choose, Enter to take. */
export class Picker {
  private box: HTMLElement | null = null;

  constructor(private readonly host: HTMLElement, private readonly context: CardContext, private readonly closed: () => void) {}

  get open(): boolean {
    return this.box !== null;
  }

  show<T>(x: number, y: number, { label, choices, chosen, pointed }: Asking<T>): void {
    this.close();
    const box = element('div', 'float picker');
    const search = document.createElement('input');
    const list = element('div', 'picker-list');
    search.className = 'input sm';
    search.placeholder = label;
    list.id = 'canvas-choices';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-label': label, 'aria-expanded': 'true', 'aria-controls': list.id, 'aria-autocomplete': 'list', autocomplete: 'off' })) search.setAttribute(name, value);
    box.append(search, list);
    this.host.append(box);
    this.box = box;
    place(box, this.host, x, y, 300);

    const take = (value: T) => {
      this.close();
      chosen(value);
    };
    let at = 0;
    const fill = () => {
      const wanted = search.value.trim().toLowerCase();
      const found = choices.filter(choice => `${choice.name} ${choice.more ?? ''} ${choice.type}`.toLowerCase().includes(wanted));
      at = Math.max(0, Math.min(at, found.length - 1));
      list.replaceChildren(...found.map((choice, index) => this.item(choice, index, index === at, () => take(choice.value))));
      list.children[at]?.scrollIntoView({ block: 'nearest' });
      search.setAttribute('aria-activedescendant', list.children[at]?.id ?? '');
      return found;
    };
    search.addEventListener('input', () => {
      at = 0;
      fill();
    });
    box.addEventListener('keydown', event => {
      event.stopPropagation();
      const found = fill();
      if (event.key === 'Escape') this.close();
      else if (event.key === 'Enter' && found[at]) take(found[at].value);
      else if (event.key === 'ArrowDown') at++;
      else if (event.key === 'ArrowUp') at--;
      else return;
      event.preventDefault();
      if (!this.box) return;
      const now = fill()[at];
      if (now) pointed?.(now.value);
    });
    box.addEventListener('focusout', event => {
      if (!box.contains(event.relatedTarget as Node | null)) this.close();
    });
    fill();
    search.focus();
  }

  close(): void {
    const box = this.box;
    this.box = null;
    if (!box) return;
    box.remove();
    this.closed();
  }

  private item<T>(choice: Choice<T>, index: number, current: boolean, take: () => void): HTMLElement {
    const item = element('div', 'item');
    item.id = `canvas-choice-${index}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', String(current));
    item.append(tile(choice, this.context, 'sm soft'), element('span', 'clip', choice.name));
    if (choice.more) item.append(element('span', 'clip more', choice.more));
    item.addEventListener('pointerdown', event => {
      event.preventDefault();
      take();
    });
    return item;
  }
}

/** Puts a floating box at a place of its host, moved as far as it takes to be in sight. */
export function place(box: HTMLElement, host: HTMLElement, x: number, y: number, height = box.offsetHeight): void {
  const room = host.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(x, room.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y, room.height - height - 8))}px`;
}

import type { KindView } from '../draft/model';
import { element, tile, type CardContext } from '../graph/card';

/** A small list of activities at a place on the canvas: type to find, arrows to choose, Enter to take. */
export class Picker {
  private box: HTMLElement | null = null;

  constructor(private readonly host: HTMLElement, private readonly kinds: readonly KindView[], private readonly context: CardContext, private readonly closed: () => void) {}

  get open(): boolean {
    return this.box !== null;
  }

  show(x: number, y: number, suits: (kind: KindView) => boolean, chosen: (kind: KindView) => void): void {
    this.close();
    const box = element('div', 'float picker');
    const search = document.createElement('input');
    search.className = 'input sm';
    search.setAttribute('aria-label', this.context.texts.say('find'));
    search.placeholder = this.context.texts.say('find');
    const list = element('div', 'picker-list');
    list.setAttribute('role', 'listbox');
    box.append(search, list);
    this.host.append(box);
    this.box = box;
    const room = this.host.getBoundingClientRect();
    box.style.left = `${Math.max(8, Math.min(x, room.width - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(y, room.height - 300))}px`;

    const kinds = this.kinds.filter(suits);
    const take = (kind: KindView) => {
      this.close();
      chosen(kind);
    };
    let at = 0;
    const fill = () => {
      const wanted = search.value.trim().toLowerCase();
      const found = kinds.filter(kind => `${kind.name} ${kind.type}`.toLowerCase().includes(wanted));
      at = Math.max(0, Math.min(at, found.length - 1));
      list.replaceChildren(...found.map((kind, index) => this.item(kind, index === at, () => take(kind))));
      list.children[at]?.scrollIntoView({ block: 'nearest' });
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
      else if (event.key === 'Enter' && found[at]) take(found[at]);
      else if (event.key === 'ArrowDown') at++;
      else if (event.key === 'ArrowUp') at--;
      else return;
      event.preventDefault();
      if (this.box) fill();
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

  private item(kind: KindView, current: boolean, take: () => void): HTMLElement {
    const item = element('div', 'item');
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', String(current));
    item.append(tile(kind, this.context, 'sm soft'), element('span', '', kind.name));
    item.addEventListener('pointerdown', event => {
      event.preventDefault();
      take();
    });
    return item;
  }
}

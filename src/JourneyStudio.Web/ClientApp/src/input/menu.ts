import { element } from '../graph/card';

export interface MenuItem {
  text: string;
  /** The key that does the same. */
  keys?: string;
  off?: boolean;
  run(): void;
}

/** The menu of a right click or the menu key: arrows, Home and End, the first letter, Enter, Escape. Groups are parted by a line. */
export class Menu {
  private box: HTMLElement | null = null;

  constructor(private readonly host: HTMLElement, private readonly label: string, private readonly closed: () => void) {}

  get open(): boolean {
    return this.box !== null;
  }

  show(clientX: number, clientY: number, groups: readonly (readonly MenuItem[])[]): void {
    this.close();
    const box = element('div', 'float menu');
    box.setAttribute('role', 'menu');
    box.setAttribute('aria-label', this.label);
    groups.filter(group => group.length > 0).forEach((group, index) => {
      if (index > 0) box.append(this.line());
      box.append(...group.map(item => this.item(item)));
    });
    this.host.append(box);
    this.box = box;
    box.style.position = 'fixed';
    box.style.left = `${Math.max(8, Math.min(clientX, window.innerWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${Math.max(8, Math.min(clientY, window.innerHeight - box.offsetHeight - 8))}px`;
    box.addEventListener('keydown', event => this.key(event, box));
    box.addEventListener('contextmenu', event => event.preventDefault());
    box.addEventListener('focusout', event => {
      if (this.box === box && !box.contains(event.relatedTarget as Node | null)) this.close(false);
    });
    items(box)[0]?.focus();
  }

  /** `back`: the focus returns to where it came from; not when it has gone elsewhere by itself. */
  close(back = true): void {
    const box = this.box;
    this.box = null;
    if (!box) return;
    box.remove();
    if (back) this.closed();
  }

  private key(event: KeyboardEvent, box: HTMLElement): void {
    event.stopPropagation();
    const all = items(box);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const letter = event.key.length === 1 ? all.findIndex((item, index) => index > at && item.textContent?.toLowerCase().startsWith(event.key.toLowerCase())) : -1;
    const to = event.key === 'ArrowDown' ? (at + 1) % all.length
      : event.key === 'ArrowUp' ? (at + all.length - 1) % all.length
      : event.key === 'Home' ? 0
      : event.key === 'End' ? all.length - 1
      : letter;
    if (event.key === 'Escape' || event.key === 'Tab') this.close();
    else if (to >= 0) all[to]?.focus();
    else return;
    event.preventDefault();
  }

  private item(item: MenuItem): HTMLElement {
    const button = element('button', 'item');
    button.setAttribute('type', 'button');
    button.setAttribute('role', 'menuitem');
    button.tabIndex = -1;
    if (item.off) button.setAttribute('aria-disabled', 'true');
    button.append(element('span', 'grow', item.text));
    if (item.keys) button.append(element('kbd', '', item.keys));
    button.addEventListener('click', () => {
      if (item.off) return;
      this.close();
      item.run();
    });
    return button;
  }

  private line(): HTMLElement {
    const line = element('hr', '');
    line.setAttribute('role', 'separator');
    return line;
  }
}

const items = (box: HTMLElement) => [...box.querySelectorAll<HTMLElement>('[role=menuitem]')];

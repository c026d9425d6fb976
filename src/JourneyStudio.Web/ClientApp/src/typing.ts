import type { KeyValueStore } from './draft/store';

interface Typed {
  activity: string | null;
  field: string;
  value: string;
}

const fields = 'input:not([type=checkbox]):not([type=radio]), textarea, select';
/** So long a connection may be dead before the browser knows it. */
const unnoticed = 35_000;
const patience = 5000;

/**
 * What is typed into the panel becomes a command only when the server has heard of it. Until then it is kept in the browser, and typed
 * again when the panel is back: in the same page, or in the one that takes its place.
 */
export class Typing {
  private settled: ReturnType<typeof setTimeout> | undefined;
  private looking: MutationObserver | undefined;

  constructor(private readonly panel: HTMLElement, private readonly key: string, private readonly storage: KeyValueStore | null, private readonly selected: () => string[]) {
    panel.addEventListener('input', this.typed);
  }

  /** Something was typed that no command says yet. */
  get waits(): boolean {
    return this.read() !== undefined;
  }

  /** The panel made a command of it, and the queue keeps that. */
  forget(): void {
    clearTimeout(this.settled);
    this.storage?.removeItem(this.key);
  }

  /** Types again what was lost with the connection. */
  again(open: (activity: string | null) => void): void {
    const kept = this.read();
    if (!kept) return;
    open(kept.activity);
    const put = () => {
      const field = this.panel.querySelector<HTMLInputElement>(`#${CSS.escape(kept.field)}`);
      if (!field || (this.selected()[0] ?? null) !== kept.activity) return false;
      this.looking?.disconnect();
      field.value = kept.value;
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
      return true;
    };
    this.looking?.disconnect();
    if (put()) return;
    this.looking = new MutationObserver(put);
    this.looking.observe(this.panel, { childList: true, subtree: true });
    setTimeout(() => this.looking?.disconnect(), patience);
  }

  dispose(): void {
    this.panel.removeEventListener('input', this.typed);
    this.looking?.disconnect();
    clearTimeout(this.settled);
  }

  private readonly typed = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (!field.id || !field.matches(fields) || !event.isTrusted) return;
    const selected = this.selected();
    if (selected.length > 1) return;
    try {
      this.storage?.setItem(this.key, JSON.stringify({ activity: selected[0] ?? null, field: field.id, value: field.value } satisfies Typed));
    } catch {
      // A browser that keeps nothing: the connection alone holds it
    }
    this.settle(field);
  };

  /** A field that commits when it is left is waited for. */
  private settle(field: HTMLElement): void {
    clearTimeout(this.settled);
    this.settled = setTimeout(() => (document.activeElement === field ? this.settle(field) : this.forget()), unnoticed);
  }

  private read(): Typed | undefined {
    try {
      const kept = JSON.parse(this.storage?.getItem(this.key) ?? '') as Typed;
      return typeof kept.field === 'string' && typeof kept.value === 'string' ? kept : undefined;
    } catch {
      return undefined;
    }
  }
}

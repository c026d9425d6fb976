import type { DraftState } from '../draft/model';
import { canFold } from '../graph/branches';
import { element, type CardContext } from '../graph/card';
import type { Counts } from '../graph/counts';
import { fillRow, type RowData } from './row';
import { linesOf } from './lines';

export interface OutlineHost {
  context: CardContext;
  shown(): DraftState;
  whole(): DraftState;
  counts(id: string): Counts | null;
  selected(): string[];
  choose(ids: string[]): void;
  fold(id: string, on: boolean): void;
  menu(clientX: number, clientY: number): void;
  act(id: string, on: 'open' | 'rename'): void;
  /** What keys mean that are not the outline's own. */
  key(event: KeyboardEvent): void;
}

/** The journey as a tree in a table: the twin of the canvas, with the same choice, the same commands and the same undo. */
export class Outline {
  /** Whether it was worked in last, and not the canvas. */
  worked = false;
  private readonly rows = new Map<string, HTMLElement>();
  private readonly grid = element('div', 'outline');
  private readonly body = element('div', 'rows');
  private readonly drawn = new Map<string, string>();
  private readonly empty = element('p', 'hint none');
  private planned = false;

  constructor(readonly place: HTMLElement, private readonly host: OutlineHost) {
    const { texts } = host.context;
    this.grid.setAttribute('role', 'treegrid');
    this.grid.setAttribute('aria-label', texts.say('outline'));
    this.grid.setAttribute('aria-multiselectable', 'true');
    this.body.setAttribute('role', 'rowgroup');
    this.grid.append(this.head(), this.body);
    this.empty.textContent = texts.say('outlineEmpty');
    this.empty.tabIndex = -1;
    place.append(this.grid, this.empty);
    place.addEventListener('focusin', () => { this.worked = true; });
    this.grid.addEventListener('click', event => this.clicked(event));
    this.grid.addEventListener('dblclick', event => this.doubled(event));
    this.grid.addEventListener('contextmenu', event => this.asked(event));
    place.addEventListener('keydown', event => this.key(event));
  }

  rowOf(id: string | undefined): HTMLElement | undefined {
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** Redrawn in the next frame, and only when somebody sees it. */
  plan(): void {
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      this.draw();
    });
  }

  focus(id: string | undefined): void {
    this.draw();
    const row = this.rowOf(id) ?? this.body.querySelector<HTMLElement>('[data-row]');
    (row ?? this.empty).focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  draw(): void {
    if (this.place.hidden) return;
    const { host } = this;
    const lines = linesOf(host.shown());
    this.grid.dataset.live = String(lines.some(line => host.counts(line.node.id)));
    const chosen = new Set(host.selected());
    const first = host.selected().find(id => host.shown().nodes.has(id)) ?? lines[0]?.node.id;
    const known = new Set(lines.map(line => line.node.id));
    const lost = document.activeElement instanceof HTMLElement && document.activeElement.dataset.row !== undefined && !known.has(document.activeElement.dataset.row);
    for (const [id, row] of this.rows) if (!known.has(id)) this.forget(id, row);
    this.empty.hidden = lines.length > 0;
    lines.forEach((line, index) => {
      const id = line.node.id;
      const row = this.rows.get(id) ?? this.add(id);
      const data: RowData = { line, counts: host.counts(id), selected: chosen.has(id), folds: canFold(host.whole(), id) };
      const text = JSON.stringify(data);
      if (this.drawn.get(id) !== text) fillRow(row, data, host.context);
      this.drawn.set(id, text);
      row.tabIndex = id === first ? 0 : -1;
      if (this.body.children[index] !== row) this.body.insertBefore(row, this.body.children[index] ?? null);
    });
    if (lost) (this.rowOf(first) ?? this.empty).focus();
  }

  private add(id: string): HTMLElement {
    const row = element('div', 'leaf');
    this.rows.set(id, row);
    return row;
  }

  private forget(id: string, row: HTMLElement): void {
    row.remove();
    this.rows.delete(id);
    this.drawn.delete(id);
  }

  private key(event: KeyboardEvent): void {
    const at = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
    const ids = linesOf(this.host.shown()).map(line => line.node.id);
    const index = at === undefined ? -1 : ids.indexOf(at);
    const to = event.ctrlKey || event.metaKey || event.altKey || at === undefined ? -1
      : event.key === 'ArrowDown' ? Math.min(ids.length - 1, index + 1)
      : event.key === 'ArrowUp' ? Math.max(0, index - 1)
      : event.key === 'Home' ? 0
      : event.key === 'End' ? ids.length - 1
      : -1;
    const next = ids[to];
    if (next !== undefined) this.host.choose(event.shiftKey ? [next, ...this.host.selected().filter(id => id !== next)] : [next]);
    else if (at !== undefined && !event.ctrlKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) this.host.fold(at, event.key === 'ArrowLeft');
    else {
      this.host.key(event);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    this.focus(next ?? at);
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as Element;
    const fold = target.closest<HTMLElement>('[data-fold]')?.dataset.fold;
    const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (fold) this.host.fold(fold, !this.host.shown().nodes.get(fold)?.folded);
    if (!id) return;
    const before = this.host.selected();
    this.host.choose(event.ctrlKey || event.metaKey ? (before.includes(id) ? before.filter(other => other !== id) : [...before, id]) : event.shiftKey ? this.range(before[0] ?? id, id) : [id]);
    this.focus(id);
  }

  private range(from: string, to: string): string[] {
    const ids = linesOf(this.host.shown()).map(line => line.node.id);
    const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
    const between = ids.slice(Math.min(a, b), Math.max(a, b) + 1);
    return a <= b ? between : between.reverse();
  }

  private doubled(event: MouseEvent): void {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (id) this.host.act(id, target.closest('.name') ? 'rename' : 'open');
  }

  private asked(event: MouseEvent): void {
    event.preventDefault();
    const id = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
    if (id && !this.host.selected().includes(id)) this.host.choose([id]);
    if (id) this.focus(id);
    this.host.menu(event.clientX, event.clientY);
  }

  private head(): HTMLElement {
    const group = element('div', 'head');
    const row = element('div', 'leaf');
    group.setAttribute('role', 'rowgroup');
    row.setAttribute('role', 'row');
    for (const [name, className] of [['activity', 'what'], ['summary', 'wide'], ['came', 'n'], ['waits', 'n wide'], ['lag', 'n wide'], ['look', 'checked']] as const) {
      const made = element('span', className, this.host.context.texts.say(`column.${name}`));
      made.setAttribute('role', 'columnheader');
      row.append(made);
    }
    group.append(row);
    return group;
  }
}

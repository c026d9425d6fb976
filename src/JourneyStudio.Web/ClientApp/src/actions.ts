import type { Action } from './input/keys';
import { addAfterSelection } from './adding';
import { addCopy } from './gestures';
import type { ConnectionView } from './draft/model';
import { tidy } from './graph/layout';
import { neighbour, type Direction } from './graph/neighbours';
import { grid } from './graph/size';
import { copyOf, newId, parse, pasteOf } from './input/clipboard';
import { openPort } from './input/placing';
import { nameOf, select, selectedNodes, stateOf, type Session } from './session';

const steps: Record<Direction, [number, number]> = { up: [0, -grid], down: [0, grid], left: [-grid, 0], right: [grid, 0] };

/** What keys and buttons do. `page` is what only the page around the canvas can do. */
export class Actions {
  private connecting: { source: string; port: string } | null = null;

  constructor(private readonly session: Session, private readonly page: { openPanel(): void; closePanel(): boolean; showHelp(): void; outline(): void; rename(id: string): void }) {}

  run(action: Action): void {
    const { session } = this;
    switch (action.do) {
      case 'follow': return this.follow(action.direction);
      case 'nudge': return this.nudge(action.direction);
      case 'delete': return this.delete();
      case 'undo': return session.queue.canUndo ? session.submit({ kind: 'undo' }) : undefined;
      case 'redo': return session.queue.canRedo ? session.submit({ kind: 'redo' }) : undefined;
      case 'all': return select(session, [...stateOf(session).nodes.keys()]);
      case 'copy': return void this.copy();
      case 'cut': return void this.copy().then(copied => copied && this.delete());
      case 'paste': return void this.paste();
      case 'duplicate': return this.duplicate();
      case 'tidy': return this.tidy();
      case 'fit': return void session.graph.zoomToFit({ padding: 56, maxScale: 1 });
      case 'actual': return void session.graph.zoomTo(1);
      case 'selection': return this.zoomToSelection();
      case 'add': return this.add();
      case 'connect': return this.startConnecting();
      case 'open': return this.open();
      case 'rename': return this.rename();
      case 'escape': return this.escape();
      case 'help': return this.page.showHelp();
      case 'outline': return this.page.outline();
    }
  }

  private follow(direction: Direction): void {
    const [at] = selectedNodes(this.session);
    const from = at ?? stateOf(this.session).nodes.keys().next().value;
    const to = from === undefined ? undefined : at ? neighbour(stateOf(this.session), from, direction) : from;
    if (to) select(this.session, [to], true);
  }

  private nudge(direction: Direction): void {
    const [dx, dy] = steps[direction];
    const moves = selectedNodes(this.session).flatMap(id => {
      const node = stateOf(this.session).nodes.get(id);
      return node ? [{ activity: id, x: node.x + dx, y: node.y + dy }] : [];
    });
    if (moves.length > 0) this.session.submit({ kind: 'move', moves });
  }

  private delete(): void {
    const { session } = this;
    const ids = selectedNodes(session);
    const connections = session.graph.getSelectedCells().filter(cell => cell.isEdge()).map(cell => cell.getData<ConnectionView>());
    if (connections.length > 0) session.submit({ kind: 'disconnect', connections });
    if (ids.length === 0) return;
    const said = ids.length === 1 ? session.texts.say('deleted', nameOf(session, ids[0])) : session.texts.say('deletedMany', ids.length);
    const next = ids.map(id => neighbour(stateOf(session), id, 'up')).find(id => id && !ids.includes(id));
    session.submit({ kind: 'delete', activities: ids });
    session.announce(said);
    if (next) select(session, [next], true);
    else session.container.focus({ preventScroll: true });
  }

  private async copy(): Promise<boolean> {
    const fragment = copyOf(stateOf(this.session), selectedNodes(this.session));
    if (!fragment) return false;
    const text = JSON.stringify(fragment);
    localStorage.setItem('journeystudio.clipboard', text);
    await navigator.clipboard?.writeText(text).catch(() => undefined);
    this.session.announce(this.session.texts.say('copied', fragment.activities.length));
    return true;
  }

  private async paste(): Promise<void> {
    const outside = await navigator.clipboard?.readText().catch(() => '');
    const fragment = parse(outside ?? '') ?? parse(localStorage.getItem('journeystudio.clipboard') ?? '');
    if (fragment) addCopy(this.session, pasteOf(fragment, newId, 4 * grid, 4 * grid));
  }

  private duplicate(): void {
    const fragment = copyOf(stateOf(this.session), selectedNodes(this.session));
    if (fragment) addCopy(this.session, pasteOf(fragment, newId, 4 * grid, 4 * grid));
  }

  private tidy(): void {
    const moves = tidy(stateOf(this.session), selectedNodes(this.session)[0]);
    if (moves.length > 0) this.session.submit({ kind: 'move', moves });
    if (selectedNodes(this.session).length === 0) this.run({ do: 'fit' });
    this.session.announce(this.session.texts.say('tidied'));
  }

  private zoomToSelection(): void {
    const cells = this.session.graph.getSelectedCells();
    const box = this.session.graph.getCellsBBox(cells);
    if (box) this.session.graph.zoomToRect(box.inflate(80), { maxScale: 1 });
  }

  private add(): void {
    const [id] = selectedNodes(this.session);
    const node = id ? this.session.graph.getCellById(id) : null;
    const at = node?.isNode() ? this.session.graph.localToGraph(node.getBBox()) : null;
    const room = this.session.area.getBoundingClientRect();
    this.session.picker.show(at ? at.x : room.width / 2 - 120, at ? at.y + at.height + 16 : room.height / 4, kind => kind.hasInput || !id, kind => addAfterSelection(this.session, kind));
  }

  /** Arrows choose where to, Enter connects, Escape gives up. */
  private startConnecting(): void {
    const [source] = selectedNodes(this.session);
    const port = source && openPort(stateOf(this.session), source);
    if (!source || !port) return;
    this.connecting = { source, port };
    this.session.announce(this.session.texts.say('connecting', nameOf(this.session, source)));
  }

  private open(): void {
    const from = this.connecting;
    const [target] = selectedNodes(this.session);
    if (!from) return this.page.openPanel();
    this.connecting = null;
    const { session } = this;
    if (!target || target === from.source || !stateOf(session).nodes.get(target)?.hasInput) return;
    session.submit({ kind: 'connect', connections: [{ ...from, target }] });
    session.announce(session.texts.say('connected', nameOf(session, from.source), nameOf(session, target)));
  }

  private rename(): void {
    const [id] = selectedNodes(this.session);
    if (id) this.page.rename(id);
  }

  private escape(): void {
    if (this.connecting) this.connecting = null;
    else if (this.session.picker.open) this.session.picker.close();
    else if (!this.page.closePanel()) this.session.graph.cleanSelection();
  }
}

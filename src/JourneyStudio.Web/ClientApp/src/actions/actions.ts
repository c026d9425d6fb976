import { addAfterSelection, askAt } from '../adding';
import { isNote, type ConnectionView } from '../draft/model';
import type { Alignment } from '../graph/align';
import { neighbour, type Direction } from '../graph/neighbours';
import type { Action } from '../input/keys';
import { newNote, writeNote, writeText } from '../input/note';
import { kindChoices } from '../input/picker';
import { renameInPlace } from '../input/rename';
import { focusWork, nameOf, placeBeside, select, selectedNodes, stateOf, type Session } from '../session';
import { alignSelection, nudge, tidy } from './arrange';
import { copy, duplicate, paste } from './clip';
import { connectFromSelection } from './connecting';
import { openMenu } from './menu';

/** What only the page around the canvas can do. */
export interface PageActions {
  openPanel(): void;
  showHelp(): void;
  /** The help page of an activity, in the panel. */
  explain(id: string): void;
  outline(): void;
  /** Back from the hand to the pointer; false when it was not in hand. */
  dropHand(): boolean;
}

/** What keys, buttons and menus do, on the canvas and in the outline alike. */
export class Actions {
  constructor(private readonly session: Session, private readonly page: PageActions) {}

  run(action: Action): void {
    const { session } = this;
    switch (action.do) {
      case 'follow': return this.follow(action.direction);
      case 'nudge': return nudge(session, action.direction);
      case 'delete': return this.delete();
      case 'undo': return this.step('undo', session.queue.canUndo);
      case 'redo': return this.step('redo', session.queue.canRedo);
      case 'all': return select(session, [...session.folding.shown.nodes.keys()]);
      case 'copy': return void copy(session);
      case 'cut': return void copy(session).then(copied => copied && this.delete());
      case 'paste': return paste(session);
      case 'duplicate': return duplicate(session);
      case 'tidy': return void tidy(session);
      case 'column': case 'row': case 'spreadDown': case 'spreadAcross': return alignSelection(session, action.do as Alignment);
      case 'fit': return void session.graph.zoomToFit({ padding: 56, maxScale: 1 });
      case 'actual': return void session.graph.zoomTo(1);
      case 'selection': return this.zoomToSelection();
      case 'add': return this.add();
      case 'connect': return connectFromSelection(session);
      case 'open': return this.onNote() ? undefined : this.page.openPanel();
      case 'rename': return this.onNote() ? undefined : this.withOne(id => renameInPlace(session, id));
      case 'note': return this.onNote() ? undefined : this.note();
      case 'explain': return this.withOne(id => this.page.explain(id));
      case 'fold': return this.withOne(id => this.fold(id));
      case 'menu': return openMenu(session, next => this.run(next));
      case 'find': return session.find.show();
      case 'escape': return this.escape();
      case 'help': return this.page.showHelp();
      case 'outline': return this.page.outline();
    }
  }

  private step(kind: 'undo' | 'redo', able: boolean): void {
    if (!able) return;
    this.session.submit({ kind });
    this.session.announce(this.session.texts.say(kind === 'undo' ? 'undone' : 'redone'));
  }

  private withOne(act: (id: string) => void): void {
    const [id] = selectedNodes(this.session);
    if (id) act(id);
  }

  /** Writes on the chosen note; false when something else is chosen. */
  private onNote(): boolean {
    const [id] = selectedNodes(this.session);
    if (!id || !isNote(stateOf(this.session).nodes.get(id))) return false;
    writeText(this.session, id);
    return true;
  }

  private note(): void {
    const [id] = selectedNodes(this.session);
    if (id) writeNote(this.session, id);
    else newNote(this.session);
  }

  private follow(direction: Direction): void {
    const [at] = selectedNodes(this.session);
    const shown = this.session.folding.shown;
    const from = at ?? shown.nodes.keys().next().value;
    const to = from === undefined ? undefined : at ? neighbour(shown, from, direction) : from;
    if (to) select(this.session, [to], true);
  }

  private delete(): void {
    const { session } = this;
    const ids = selectedNodes(session);
    const connections = session.graph.getSelectedCells().filter(cell => cell.isEdge()).map(cell => cell.getData<ConnectionView>());
    if (connections.length > 0) session.submit({ kind: 'disconnect', connections });
    if (ids.length === 0) return;
    const said = ids.length === 1 ? session.texts.say('deleted', nameOf(session, ids[0])) : session.texts.say('deletedMany', ids.length);
    const next = ids.flatMap(id => [neighbour(stateOf(session), id, 'up'), neighbour(stateOf(session), id, 'down')]).find(id => id && !ids.includes(id));
    session.submit({ kind: 'delete', activities: ids });
    session.announce(said);
    if (next) select(session, [next], true);
    else focusWork(session);
  }

  private fold(id: string): void {
    const { folding, texts } = this.session;
    const on = !folding.has(id);
    if (on && !folding.canFold(id)) return;
    folding.fold(id, on);
    this.session.announce(texts.say(on ? 'folded' : 'unfolded', nameOf(this.session, id)));
    select(this.session, [id], true);
  }

  private zoomToSelection(): void {
    const box = this.session.graph.getCellsBBox(this.session.graph.getSelectedCells());
    if (box) this.session.graph.zoomToRect(box.inflate(80), { maxScale: 1 });
  }

  private add(): void {
    const { session } = this;
    const [id] = selectedNodes(session);
    const at = placeBeside(session, id);
    askAt(session, at, kindChoices([...session.kinds.values()].filter(kind => kind.hasInput || !id)), kind => addAfterSelection(session, kind));
  }

  /** One mode at a time; a drag, the picker, the menu and fields take Escape themselves. */
  private escape(): void {
    const { session } = this;
    if (session.menu.open) session.menu.close();
    else if (session.picker.open) session.picker.close();
    else if (session.find.open) session.find.close();
    else if (!this.page.dropHand()) session.graph.cleanSelection();
  }
}

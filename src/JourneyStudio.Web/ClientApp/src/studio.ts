import type { Action } from './input/keys';
import { Actions } from './actions/actions';
import { paste } from './actions/clip';
import { addAfterSelection, addAt } from './adding';
import { Adoption, browserClaims } from './draft/adoption';
import type { Disagreement } from './draft/conflict';
import { CommandQueue, type SaveState } from './draft/queue';
import { DraftServer, type LoadedDraft } from './draft/server';
import { browserStorage, EntryStore } from './draft/store';
import type { DraftCommand } from './draft/commands';
import type { ConnectionView } from './draft/model';
import { Choices, other, titleOf } from './choices';
import { Circuit } from './circuit';
import { Folding } from './folding';
import { hint, listen, spliceAt } from './gestures';
import { createGraph } from './graph/graph';
import { Drawing } from './graph/drawing';
import type { Counts } from './graph/counts';
import type { CardContext } from './graph/card';
import { Minimap } from './graph/minimap';
import { useContext } from './graph/shapes';
import { nodeHeight, nodeWidth, snap, type Point } from './graph/size';
import { Tidying } from './graph/tidying';
import { arrowsWithin } from './input/arrows';
import { bindPalette } from './input/ghost';
import { FindBox } from './input/find';
import { Menu } from './input/menu';
import { bindPan } from './input/pan';
import { Picker } from './input/picker';
import { keyOnCanvas, keyOnPage, pasteOnPage } from './keyboard';
import { openSide, type Side } from './outline/side';
import { settle } from './input/settle';
import { renameInPlace } from './input/rename';
import { atActivities, type Person } from './people';
import { showSave } from './save';
import { focusWork, reveal, select, selectedNodes, type Session } from './session';
import { Texts } from './text';
import { Typing } from './typing';

export interface StudioOptions {
  draft: string;
  language: string;
  words: Record<string, string>;
}

/** The page's other half; every call may fail when the circuit is away, and nothing depends on it. */
export interface Page {
  invokeMethodAsync(name: string, ...values: unknown[]): Promise<unknown>;
}

const drawnAll = 150;
const readable = 0.87;
const ownAnswer = 600;

/** One open designer: wires the draft, the canvas and the page's own controls together. */
export class Studio {
  private readonly undo: (() => void)[] = [];
  private readonly session: Session;
  private readonly actions: Actions;
  private readonly minimap: Minimap;
  private readonly side: Side;
  private readonly pan: ReturnType<typeof bindPan>;
  private revision = -1;
  private connected = true;
  private kept = false;
  private refusedUs = false;
  private queued: SaveState | null = null;
  private choosing = 0;
  private readonly choices: Choices;
  private readonly circuit: Circuit;
  private readonly typing: Typing;
  private hand = false;
  private pressed = false;

  constructor(private readonly root: HTMLElement, private readonly page: Page, options: StudioOptions, private readonly server: DraftServer, loaded: LoadedDraft) {
    const texts = new Texts(options.words, options.language);
    const kinds = new Map(loaded.kinds.map(kind => [kind.type, kind]));
    const context: CardContext = { texts, icon: type => kinds.get(type)?.icon ?? '<svg class="i" viewBox="0 0 24 24"><path d="M12 17h.01M9.100 9a3 3 0 0 1 5.800 1c0 2-3 3-3 3"/></svg>' };
    const [container, area] = [this.part('canvas'), this.part('area')];
    const graph = createGraph(container, (box, node, port) => drawing.port(box, node, port));
    useContext(graph, context);
    const client = crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(36).padStart(7, '0'), 'tab-');
    const store = new EntryStore(browserStorage(), options.draft, loaded.account);
    const queue = new CommandQueue({
      store,
      adoption: new Adoption(store, browserClaims, client),
      kinds,
      clock: { now: () => Date.now(), after: (milliseconds, action) => { const id = setTimeout(action, milliseconds); return () => clearTimeout(id); } },
      client,
      send: server.send,
      changed: () => {
        folding.update();
        this.minimap?.plan();
        this.session?.outline.plan();
      },
      behind: () => this.load(),
      disagreed: list => this.disagreed(list),
      saveState: state => {
        this.queued = state;
        this.saved(state);
      },
    });
    this.choices = new Choices(area, texts, (disagreement, choice) => this.choose(disagreement, choice));
    this.typing = new Typing(this.part('panel'), `journeystudio.typed:${options.draft}:${loaded.account}`, browserStorage(), () => selectedNodes(this.session));
    this.circuit = new Circuit(connected => this.connection(connected), () => !this.pressed && queue.safe && !this.refusedUs);
    const folding: Folding = new Folding(`journeystudio.folded.${options.draft}`, () => queue.state, patch => {
      const focused = document.activeElement?.closest('[data-node]')?.getAttribute('data-node');
      drawing.draw(patch);
      // What had the focus may be gone with an undo: keys go to the canvas then
      if (focused && patch.removedNodes.includes(focused)) container.focus({ preventScroll: true });
      this.minimap?.plan();
      this.session?.outline.plan();
    });
    const drawing: Drawing = new Drawing(graph, context, () => folding.shown, () => queue.state);
    const back = () => focusWork(this.session);
    this.side = openSide(root, this.part('outline'), this.part('edge'), context, () => this.session, action => this.actions.run(action));
    this.session = {
      graph, queue, drawing, folding, kinds, context, texts, container, area,
      pointer: null,
      picker: new Picker(area, context, back),
      menu: new Menu(area, texts.say('menu'), back),
      find: new FindBox(area, texts, () => queue.state, id => this.show(id), back),
      tidying: new Tidying(),
      outline: this.side.outline,
      submit: command => queue.submit(command),
      announce: text => { this.part('announce').textContent = text; },
    };
    this.actions = new Actions(this.session, {
      openPanel: () => this.openPanel(),
      showHelp: () => this.root.querySelector<HTMLDialogElement>('dialog[data-part="help"]')?.showModal(),
      explain: id => this.explain(id),
      outline: () => this.side.toggle(),
      dropHand: () => this.hand && (this.tool('pointer'), true),
    });
    this.minimap = new Minimap(this.part('minimap') as HTMLCanvasElement, graph, () => folding.shown);
    this.pan = bindPan(container, graph);
    this.wire();
    if (loaded.draft.nodes.length > drawnAll) graph.enableVirtualRender();
    queue.load(loaded.draft);
    this.firstView();
    this.undo.push(settle(container, () => this.firstView()));
    this.minimap.plan();
    this.retype();
  }

  counts(counts: Record<string, Counts> | null): void {
    this.session.drawing.showCounts(counts ? new Map(Object.entries(counts)) : null);
    this.session.outline.plan();
  }

  /** The panel made a command of what was typed into it. */
  fromPanel(command: DraftCommand): void {
    this.typing.forget();
    this.session.submit(command);
  }

  people(people: readonly Person[]): void {
    this.session.drawing.showOthers(atActivities(people, this.session.texts));
  }

  show(id: string): void {
    reveal(this.session, id);
    select(this.session, [id]);
  }

  /** The draft moved on: when it was not this page, which learns of its own edits by their answers, take it as the server has it. */
  refresh(revision: number): void {
    setTimeout(() => revision > this.session.queue.baseRevision && this.load(), ownAnswer);
  }

  dispose(): void {
    this.undo.forEach(undo => undo());
    this.pan.dispose();
    this.circuit.dispose();
    this.typing.dispose();
    this.session.picker.close();
    this.session.tidying.dispose();
    this.session.queue.dispose();
    this.session.graph.dispose();
  }

  private load(): void {
    void this.server.load().then(loaded => this.session.queue.load(loaded.draft)).catch(() => undefined);
  }

  /** The whole journey if it can be read that way, else its beginning. */
  private firstView(): void {
    const { graph, container } = this.session;
    this.actions.run({ do: 'fit' });
    if (graph.zoom() >= readable) return;
    graph.zoomTo(readable);
    const box = graph.localToGraph(graph.getContentArea());
    graph.translateBy(container.clientWidth / 2 - box.x - box.width / 2, 40 - box.y);
  }

  private wire(): void {
    const { graph, container, queue } = this.session;
    listen(this.session, action => this.actions.run(action));
    graph.on('view:mounted', ({ view }) => {
      const cell = view.cell;
      if (!cell.isNode()) return;
      this.session.drawing.name(cell, view.container);
      if (this.session.drawing.focusNext !== cell.id) return;
      this.session.drawing.focusNext = null;
      (view.container as SVGElement).focus({ preventScroll: true });
    });
    graph.on('selection:changed', () => this.selected());
    graph.on('scale', () => this.zoomed());
    graph.on('blank:click', () => container.focus({ preventScroll: true }));
    graph.on('node:click', ({ e, node }) => {
      if (e.target instanceof Element && e.target.closest('.folded')) this.session.folding.fold(node.id, false);
      else if (e.target instanceof Element && e.target.closest('.note-mark')) this.actions.run({ do: 'note' });
    });
    graph.on('node:dblclick', ({ e, node }) => {
      if (e.target instanceof Element && e.target.closest('.name')) renameInPlace(this.session, node.id);
      else this.actions.run({ do: 'open' });
    });
    const run = (action: Action) => this.actions.run(action);
    // Whoever only comes by, on the way from one part of the page to another, works on in the outline
    for (const work of ['pointerdown', 'keydown']) this.on(container, work, event => {
      if ((event as KeyboardEvent).key !== 'Tab') this.session.outline.worked = false;
    }, true);
    this.on(container, 'keydown', event => keyOnCanvas(event as KeyboardEvent, run));
    this.on(document, 'keydown', event => keyOnPage(event as KeyboardEvent, run, () => focusWork(this.session)));
    this.on(document, 'paste', event => pasteOnPage(event as ClipboardEvent, text => paste(this.session, text)));
    this.on(container, 'pointermove', event => { this.session.pointer = graph.clientToLocal((event as PointerEvent).clientX, (event as PointerEvent).clientY); });
    this.on(container, 'pointerleave', () => { this.session.pointer = null; });
    this.on(window, 'pointerdown', () => { this.pressed = true; }, true);
    for (const end of ['pointerup', 'pointercancel']) this.on(window, end, () => {
      this.pressed = false;
      // What was let go becomes a command first
      setTimeout(() => this.circuit.letGo());
    }, true);
    this.on(container, 'focusin', event => {
      const id = event.target instanceof Element ? event.target.closest('[data-node]')?.getAttribute('data-node') : null;
      // A press chooses by itself, and with Ctrl adds to what is chosen
      if (id && !this.pressed && !graph.isSelected(id)) select(this.session, [id]);
    });
    this.on(this.root, 'click', event => this.clicked(event));
    this.on(this.root, 'keydown', event => arrowsWithin(event as KeyboardEvent));
    for (const wake of ['online', 'focus']) this.on(window, wake, () => queue.retry());
    this.on(document, 'visibilitychange', () => document.visibilityState === 'visible' && queue.retry());
    this.on(window, 'beforeunload', event => !queue.safe && event.preventDefault());
    this.undo.push(bindPalette(this.part('palette'), {
      context: this.session.context,
      kind: type => this.session.kinds.get(type),
      held: (kind, at) => hint(this.session, at ? this.under(kind.type, at.clientX, at.clientY)?.into : undefined),
      dropped: (kind, clientX, clientY) => this.dropped(kind.type, clientX, clientY),
      clicked: kind => addAfterSelection(this.session, kind),
    }));
  }

  private clicked(event: Event): void {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do], [data-select]') : null;
    if (!target || target.getAttribute('aria-disabled') === 'true') return;
    if (target.dataset.select) {
      event.preventDefault();
      this.show(target.dataset.select);
      return;
    }
    const name = target.dataset.do;
    if (name === 'zoomIn' || name === 'zoomOut') this.session.graph.zoom(name === 'zoomIn' ? 0.1 : -0.1);
    else if (name === 'hand' || name === 'pointer') this.tool(name);
    else if (name === 'closeHelp') target.closest('dialog')?.close();
    else if (name === 'outline' || name === 'palette') this.side.show(name === 'outline');
    else if (name) this.actions.run({ do: name } as Action);
  }

  private tool(name: string): void {
    this.hand = name === 'hand';
    this.pan.hand(this.hand);
    for (const button of this.root.querySelectorAll<HTMLElement>('[data-do="hand"], [data-do="pointer"]')) button.setAttribute('aria-pressed', String(button.dataset.do === name));
  }

  private dropped(type: string, clientX: number, clientY: number): void {
    const kind = this.session.kinds.get(type);
    const under = this.under(type, clientX, clientY);
    if (kind && under) addAt(this.session, kind, { x: snap(under.at.x - nodeWidth / 2), y: snap(under.at.y - nodeHeight / 2) }, undefined, under.into);
  }

  /** Where on the canvas a kind is held, and the connection it would go into there. */
  private under(type: string, clientX: number, clientY: number): { at: Point; into?: ConnectionView } | undefined {
    const kind = this.session.kinds.get(type);
    const room = this.session.area.getBoundingClientRect();
    if (!kind || clientX <= room.left || clientX >= room.right || clientY <= room.top || clientY >= room.bottom) return undefined;
    const at = this.session.graph.clientToLocal(clientX, clientY);
    return { at, into: spliceAt(this.session, kind, at) };
  }

  private selected(): void {
    const ids = selectedNodes(this.session);
    for (const view of this.session.container.querySelectorAll<SVGElement>('[data-node]'))
      view.setAttribute('tabindex', view.dataset.node === ids[0] ? '0' : '-1');
    this.session.outline.plan();
    this.tell('SelectAsync', ids);
  }

  private zoomed(): void {
    const zoom = this.session.graph.zoom();
    this.part('zoom').textContent = `${Math.round(zoom * 100)}%`;
    this.session.container.dataset.detail = zoom < 0.3 ? 'tile' : zoom < 0.6 ? 'name' : 'all';
    this.session.picker.close();
  }

  private saved(state: SaveState): void {
    const { queue, texts } = this.session ?? {};
    if (!queue || !texts) return;
    showSave(this.part('save'), this.withTyped(state), texts, { retry: () => queue.retry(), dismiss: () => queue.dismiss(), choose: () => this.choices.focus() });
    for (const [name, able] of [['undo', queue.canUndo], ['redo', queue.canRedo]] as const)
      this.root.querySelectorAll(`[data-do="${name}"]`).forEach(button => button.setAttribute('aria-disabled', String(!able)));
    this.part('empty').hidden = queue.state.nodes.size > 0;
    this.refusedUs = state.kind === 'kept' && state.why !== 'away';
    if (this.kept && state.kind !== 'kept') this.circuit.serverIsBack();
    this.kept = state.kind === 'kept';
    this.panel();
    if (queue.baseRevision !== this.revision) {
      this.revision = queue.baseRevision;
      this.tell('AcknowledgedAsync', this.revision);
    }
  }

  /** What was typed when the connection went is kept too, and not saved. */
  private withTyped(state: SaveState): SaveState {
    if (this.connected || !this.typing.waits) return state;
    return state.kind === 'kept' ? { ...state, changes: state.changes + 1 } : state.kind === 'saved' ? { kind: 'kept', changes: 1, why: 'away', safe: true } : state;
  }

  private disagreed(list: readonly Disagreement[]): void {
    const { texts } = this.session;
    const latest = list.at(-1);
    this.choices.show(list);
    if (latest && list.length > this.choosing) this.session.announce(texts.say('conflict.arrived', other(latest.conflict, texts), titleOf(latest.conflict, texts)));
    this.choosing = list.length;
  }

  private choose({ key, conflict }: Disagreement, choice: 'mine' | 'theirs'): void {
    this.session.queue.choose(key, choice);
    this.session.announce(this.session.texts.say(choice === 'mine' ? 'conflict.tookMine' : 'conflict.tookTheirs', conflict.kind === 'value' ? conflict.label : conflict.name));
    if (this.choosing > 0) this.choices.focus();
    else focusWork(this.session);
  }

  private connection(connected: boolean): void {
    const back = connected && !this.connected;
    this.connected = connected;
    if (this.queued) this.saved(this.queued);
    if (!connected) return;
    this.selected();
    if (back) this.retype();
  }

  private retype(): void {
    this.typing.again(activity => (activity ? this.show(activity) : this.session.graph.cleanSelection()));
  }

  /** The panel needs the server: without a circuit, or while edits do not get through, it is read-only and says so. */
  private panel(): void {
    const usable = this.connected && !this.kept;
    this.root.dataset.circuit = usable ? 'here' : 'away';
    const form = this.root.querySelector<HTMLElement>('[data-part="panel-form"]');
    if (form) form.inert = !usable;
  }

  /** To the first field, and not to what stands above the fields: there one could delete. */
  private openPanel(): void {
    const controls = ':is(input, select, textarea, button):not([disabled])';
    const panel = this.part('panel');
    (panel.querySelector<HTMLElement>(`[role="tabpanel"] ${controls}`) ?? panel.querySelector<HTMLElement>(`[role="tab"][aria-selected="true"], ${controls}`))?.focus();
  }

  /** The page has the help: it brings it into the panel and the focus with it. */
  private explain(id: string): void {
    if (!this.connected) this.session.announce(this.session.texts.say('helpAway'));
    this.tell('ExplainAsync', id);
  }

  private tell(method: string, ...values: unknown[]): void {
    if (!this.connected) return;
    void Promise.resolve().then(() => this.page.invokeMethodAsync(method, ...values)).catch(() => undefined);
  }

  private on(target: EventTarget, type: string, listener: (event: Event) => void, first = false): void {
    target.addEventListener(type, listener, first);
    this.undo.push(() => target.removeEventListener(type, listener, first));
  }

  private part(name: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!found) throw new Error(`The page lacks its part '${name}'.`);
    return found;
  }
}

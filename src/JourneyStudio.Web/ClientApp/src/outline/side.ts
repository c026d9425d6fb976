import type { Action } from '../input/keys';
import { openMenu } from '../actions/menu';
import type { CardContext } from '../graph/card';
import { keyOnCanvas } from '../keyboard';
import { focusWork, reveal, select, selectedNodes, stateOf, type Session } from '../session';
import { bindEdge } from './edge';
import { Outline } from './outline';

export interface Side {
  outline: Outline;
  /** Shows the outline in the palette's place, or the palette again. */
  show(outline: boolean): void;
  toggle(): void;
}

/** The left side of the designer: palette or outline. It needs no server. */
export function openSide(root: HTMLElement, place: HTMLElement, edge: HTMLElement, context: CardContext, session: () => Session, run: (action: Action) => void): Side {
  const outline = new Outline(place, {
    context,
    shown: () => session().folding.shown,
    whole: () => stateOf(session()),
    counts: id => session().drawing.countsOf(id),
    selected: () => selectedNodes(session()),
    choose: ids => {
      if (ids[0]) reveal(session(), ids[0]);
      select(session(), ids);
    },
    fold: (id, on) => session().folding.fold(id, on),
    menu: (clientX, clientY) => openMenu(session(), run, { x: clientX, y: clientY }),
    act: (_, what) => run({ do: what }),
    key: event => keyOnCanvas(event, run),
  });
  bindEdge(root, edge, () => outline.plan());
  const show = (on: boolean) => {
    place.hidden = !on;
    root.dataset.side = on ? 'outline' : 'palette';
    for (const button of root.querySelectorAll<HTMLElement>('[data-do="outline"], [data-do="palette"]')) button.setAttribute('aria-pressed', String((button.dataset.do === 'outline') === on));
    outline.worked = on;
    outline.draw();
    focusWork(session());
  };
  return { outline, show, toggle: () => show(place.hidden) };
}

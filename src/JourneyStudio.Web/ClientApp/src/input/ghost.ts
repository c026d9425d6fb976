import type { KindView } from '../draft/model';
import { element, tile, type CardContext } from '../graph/card';

export interface GhostHost {
  context: CardContext;
  kind(type: string): KindView | undefined;
  /** It is held over a place of the window; null: no longer. */
  held(kind: KindView, at: { clientX: number; clientY: number } | null): void;
  dropped(kind: KindView, clientX: number, clientY: number): void;
  clicked(kind: KindView): void;
}

const threshold = 4;

/** Items of the palette: drag one onto the canvas, or click it (or press Enter) to add it after the selection. */
export function bindPalette(palette: HTMLElement, host: GhostHost): () => void {
  let drag: { kind: KindView; x: number; y: number; card: HTMLElement | null } | null = null;
  let dragged = false;

  const down = (event: PointerEvent) => {
    const kind = kindOf(event.target);
    dragged = false;
    if (kind && event.button === 0) drag = { kind, x: event.clientX, y: event.clientY, card: null };
  };
  const move = (event: PointerEvent) => {
    if (!drag) return;
    if (!drag.card && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < threshold) return;
    drag.card ??= ghost(drag.kind, host.context);
    drag.card.style.transform = `translate(${event.clientX - 128}px, ${event.clientY - 32}px)`;
    host.held(drag.kind, event);
    event.preventDefault();
  };
  const up = (event: PointerEvent) => {
    const done = drag;
    drag = null;
    if (!done?.card) return;
    done.card.remove();
    host.held(done.kind, null);
    dragged = true;
    host.dropped(done.kind, event.clientX, event.clientY);
  };
  const cancel = () => {
    if (drag?.card) host.held(drag.kind, null);
    drag?.card?.remove();
    drag = null;
  };
  const click = (event: MouseEvent) => {
    const kind = kindOf(event.target);
    if (kind && !dragged) host.clicked(kind);
    dragged = false;
  };
  const kindOf = (target: EventTarget | null) => {
    const item = target instanceof Element ? target.closest('[data-kind]') : null;
    return item ? host.kind(item.getAttribute('data-kind') ?? '') : undefined;
  };
  const stopNative = (event: Event) => event.preventDefault();
  const escape = (event: KeyboardEvent) => event.key === 'Escape' && cancel();

  palette.addEventListener('pointerdown', down);
  palette.addEventListener('click', click);
  palette.addEventListener('dragstart', stopNative);
  window.addEventListener('pointermove', move, { passive: false });
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', escape);
  return () => {
    cancel();
    palette.removeEventListener('pointerdown', down);
    palette.removeEventListener('click', click);
    palette.removeEventListener('dragstart', stopNative);
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', escape);
  };
}

function ghost(kind: KindView, context: CardContext): HTMLElement {
  const card = element('div', `node ghost f-${kind.family}`);
  const words = element('span', 'clip');
  words.append(element('span', 'name clip', kind.name));
  card.append(tile(kind, context), words);
  document.body.append(card);
  return card;
}

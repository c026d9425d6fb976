const touches = ['pointerdown', 'wheel', 'keydown'] as const;

/** Looks again when the canvas changes its size, until somebody has touched it: panels open after the canvas. */
export function settle(container: HTMLElement, look: () => void): () => void {
  let [width, height] = [container.clientWidth, container.clientHeight];
  const observer = new ResizeObserver(() => {
    if (width === container.clientWidth && height === container.clientHeight) return;
    [width, height] = [container.clientWidth, container.clientHeight];
    // the drawing learns of its new size in the same moment
    requestAnimationFrame(look);
  });
  const stop = () => {
    observer.disconnect();
    touches.forEach(touch => container.removeEventListener(touch, stop, true));
  };
  touches.forEach(touch => container.addEventListener(touch, stop, { capture: true, passive: true }));
  observer.observe(container);
  return stop;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * In a box that is marked with `data-arrows`, its buttons are one stop of the Tab key, and arrows go from one to the next. A tab is shown as soon as it is reached.
 * Which of them Tab stops at, the page says by `tabindex`.
 */
export function arrowsWithin(event: KeyboardEvent): void {
  const at = event.target instanceof HTMLElement ? event.target : null;
  const box = at?.closest('[data-arrows]');
  if (!at || !box || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const all = [...box.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const to = next(event.key, all.indexOf(at), all.length);
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  all[to]?.focus();
  if (all[to]?.role === 'tab') all[to].click();
}

function next(key: string, at: number, count: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined || at < 0 ? undefined : (at + step + count) % count;
}

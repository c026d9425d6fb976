/**
 * Watches the connection to the server that renders the panel. While it is away the canvas goes on by itself and the panel is
 * read-only; when the server no longer knows the page, the page is loaded again, with the queue kept.
 */
export function watchCircuit(changed: (connected: boolean) => void): () => void {
  const notice = document.getElementById('components-reconnect-modal');
  if (!notice) return () => undefined;
  const look = () => {
    const names = notice.classList;
    if (names.contains('components-reconnect-rejected')) {
      location.reload();
      return;
    }
    changed(!names.contains('components-reconnect-show') && !names.contains('components-reconnect-failed'));
  };
  const observer = new MutationObserver(look);
  observer.observe(notice, { attributes: true, attributeFilter: ['class'] });
  return () => observer.disconnect();
}

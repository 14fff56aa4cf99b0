// Before the first paint, so that a dark page does not flash white, and nothing moves.
try {
  const theme = localStorage.getItem('tenure.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('tenure.density') === 'compact') document.documentElement.dataset.density = 'compact';
} catch {
  // Storage may be forbidden: then the system's choice holds.
}

// Before the first paint, so that a dark page does not flash white.
try {
  const theme = localStorage.getItem('tenure.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden: then the system's choice holds.
}

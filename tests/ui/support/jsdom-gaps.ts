// What jsdom lacks and the router asks for at import: nothing scrolls or resizes in it, so these never call back.
class Never {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { IntersectionObserver: Never, ResizeObserver: Never });
window.scrollTo = () => undefined;

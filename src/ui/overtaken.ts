/** The router answers a navigation that another has overtaken with a promise that waits for itself. The later one won; all is well. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('cycle');
}

/** Of a link that was clicked nobody but the router holds the promise: that it was overtaken is no fault of the page. */
export function forgiveOvertaken(page: EventTarget): void {
  page.addEventListener('unhandledrejection', (event) => {
    if ('reason' in event && isOvertaken(event.reason)) event.preventDefault();
  });
}

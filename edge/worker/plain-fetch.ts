/**
 * `fetch` for platforms outside browsers: some refuse request options that only mean something there (credentials, referrer, cache mode)
 * instead of ignoring them.
 */
export const plainFetch: typeof fetch = (input, init) => {
  if (init === undefined) return fetch(input);
  const { method, headers, body, signal, redirect } = init;
  return fetch(input, {
    ...(method === undefined ? {} : { method }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined || body === null ? {} : { body }),
    ...(signal === undefined || signal === null ? {} : { signal }),
    ...(redirect === undefined ? {} : { redirect }),
  });
};

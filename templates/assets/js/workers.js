// The addresses of the site's two workers, for browsers that start none from an address that is a mere text (Trusted
// Types). What is asked for is a name, so that no text of a page can ever become the address of a script.

const ADDRESSES = { search: "../search/worker.js", offline: "../../../sw.js" };

function address(name) {
  if (!Object.hasOwn(ADDRESSES, name)) throw new TypeError(`no worker ${name}`);
  return new URL(ADDRESSES[name], import.meta.url).href;
}

const policy = globalThis.trustedTypes?.createPolicy("tahqiq", { createScriptURL: address });

/** The address of a worker, trusted where the browser asks for that. */
export function ownWorker(name) {
  return policy ? policy.createScriptURL(name) : address(name);
}

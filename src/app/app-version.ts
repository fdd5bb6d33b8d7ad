const built: unknown = import.meta.env.HILT_CHECKOUT_VERSION;

/** Version of this program, for the report to support; the build puts it in. */
export const APP_VERSION = typeof built === 'string' ? built : 'unbuilt';

/** Keeps a headless browser quiet without a network: no sandbox of its own (containers), no updates, no background requests. */
export const QUIET_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

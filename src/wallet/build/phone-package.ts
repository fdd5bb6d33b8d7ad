/** The package's dialogs, by file and by what the rest of the package takes from each. The first two belong to the others alone. */
const DIALOGS: Readonly<Record<string, readonly string[]>> = {
  modal: [],
  errorModal: ['ErrorModal'],
  localConnectionModal: ['LocalConnectionModal'],
  loopbackBlockedModal: ['LoopbackPermissionBlockedModal'],
  loopbackPermissionModal: ['LoopbackPermissionModal'],
  loadingSpinner: ['EmbeddedLoadingSpinner'],
  remoteConnectionModal: ['RemoteConnectionModal'],
};

/**
 * The phone wallet package without the dialogs it writes into the page: their files are cut out of its bundle and `dialogsPath` stands in for them.
 * With them go its web font, its pictures, its English and its link to a foreign page.
 * @throws Error when a new version of the package no longer looks as expected, or writes HTML in some other place: then this file is to be read again.
 */
export function withoutDialogs(code: string, dialogsPath: string): string {
  let quiet = code;
  for (const name of Object.keys(DIALOGS)) {
    const start = quiet.indexOf(`//#region src/embedded-modal/${name}.ts\n`);
    const end = quiet.indexOf('//#endregion', start);
    if (start < 0 || end < 0) throw new Error(`the phone wallet package no longer has its dialog "${name}" where this build cuts it out`);
    quiet = quiet.slice(0, start) + quiet.slice(end);
  }
  const rest = /innerHTML|attachShadow|createElement|<link|fonts\.g/.exec(quiet);
  if (rest !== null) throw new Error(`the phone wallet package writes into the page in a place that is not one of its known dialogs ("${rest[0]}")`);
  return `import { ${Object.values(DIALOGS).flat().join(', ')} } from ${JSON.stringify(dialogsPath)};\n${quiet}`;
}

/** How large a file is and may be. */
export const MAX_BYTES = 10 * 1024 * 1024;

export const saySize = (bytes: number): string =>
  bytes >= 1_048_576 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

/** What the two hosts (the chat app, the browser) must both offer; everything else is shared through Taro in index.ts. */
import type { Envelope } from '../../types/errors';

export type Sent = { operation: string; input: unknown; requestId: string; isCommand: boolean; timeoutMs: number };
export type Question = { title: string; text: string; confirmText?: string; cancelText?: string; isDangerous?: boolean };
export type PickedFile = {
  name: string;
  size: number;
  /** Path in the mini-program, File in the browser. */
  source: unknown;
  /** A small JPEG of a picture as base64, at most 100 KB. */
  thumbnail?: string;
};
export type UploadedFile = { id: string; name: string; size: number; type: string };
/** A place on the map; degrees. */
export type MapPlace = { latitude: number; longitude: number; name: string };
export type CalendarEntry = { title: string; place: string; startsAt: string; endsAt: string };
/** A phone that a browser may play in a demonstration. */
export type PlayedPhone = { key: string; name: string };
export type SystemSettings = { isDark: boolean; isLargeText: boolean };

export type Host = {
  /** Sends one operation; rejects only when nothing came back (no network, timeout). */
  send(sent: Sent): Promise<Envelope<unknown>>;
  toast(text: string): void;
  /** Asks once with the consequence in words; true when the person agrees. */
  confirm(question: Question): Promise<boolean>;
  /** `accept` as in HTML, e.g. `.xlsx` or `image/*`; null when nothing was chosen. */
  chooseFile(accept: string): Promise<PickedFile | null>;
  /** A picture at most 1,600 px wide and high with its thumbnail; anything else, or a picture that cannot be read, as it is. */
  shrinkPicture(file: PickedFile): Promise<PickedFile>;
  uploadFile(file: PickedFile, onProgress?: (percent: number) => void): Promise<Envelope<UploadedFile>>;
  /** Gives the person a file from an address on our own server, or from text made here. */
  saveFile(name: string, from: { url: string } | { text: string; type: string }): Promise<void>;
  /** Shows a file of ours by its signed address: pictures and PDF open, the rest is saved. */
  openFile(file: { name: string; url: string; type: string }): Promise<void>;
  /** What an image element takes for a signed address: the address, or in the mini-program a local path. */
  pictureSource(url: string): Promise<string>;
  /** Text of a code; null when cancelled. The browser asks to type it. */
  scanCode(): Promise<string | null>;
  /** Shows a place on a map: the chat app's own, or a map page in another tab. */
  openMap(place: MapPlace): void;
  /** Lets the person point at a place; null when they did not, or where the host has no map to point at. */
  chooseOnMap(): Promise<MapPlace | null>;
  /** Puts an event into the phone's own calendar; false where there is none to reach, so that a calendar file is given instead. */
  addToCalendar(entry: CalendarEntry): Promise<boolean>;
  systemSettings(): SystemSettings;
  isOnline(): Promise<boolean>;
  onNetworkChange(listen: (isOnline: boolean) => void): () => void;
  onFocusChange(listen: (isFocused: boolean) => void): () => void;
  /** Says that a newer release is ready and starts it when the person agrees; the browser gets it with its next page. */
  offerUpdates(): void;
  /** Phones to play the chat app with, in a demonstration in the browser; none elsewhere. */
  playedPhones(): Promise<PlayedPhone[]>;
  /** The chat app's one-time code of this start, on the phone played or in hand; null when there is none. */
  chatCode(phone?: string): Promise<string | null>;
  /** What the phone button gives on a played phone; in the chat app the button itself brings it. */
  playedPhoneButton(): Promise<string | null>;
  setTitle(title: string): void;
  goToLogin(): void;
};

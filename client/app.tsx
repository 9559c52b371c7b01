/** The app: the query cache around every page, text size on the browser's root, styles. */
import './api/abort';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { queryClient, tieToHost } from './api/client';
import { useIsLargeText } from './api/settings';
import { host, isWeapp } from './platform';
import './app.scss';

tieToHost();
host.offerUpdates();

export default function App({ children }: { children: ReactNode }) {
  const isLarge = useIsLargeText();
  useEffect(() => {
    if (!isWeapp) document.documentElement.classList.toggle('large', isLarge);
  }, [isLarge]);
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}

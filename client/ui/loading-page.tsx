/** A page whose content begins once its record is there: skeleton, or error with retry, under the title it will have. */
import { Page } from './page';
import { AsyncView, type Loadable } from './states';

/** `if (!record.data) return <LoadingPage title="修改活动" result={record} />` */
export const LoadingPage = ({ title, result }: { title: string; result: Loadable<unknown> }) => (
  <Page title={title}>
    <AsyncView result={result}>{() => null}</AsyncView>
  </Page>
);

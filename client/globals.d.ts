/** Globals of the Taro build that TypeScript must know. */
/// <reference types="@tarojs/taro" />

declare module '*.png' {
  const url: string;
  export default url;
}
declare module '*.scss';

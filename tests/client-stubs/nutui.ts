/** The real NutUI components, one by one as the build takes them: the package's own main file draws on a canvas while loading, which jsdom has not. */
export { default as Button } from '@nutui/nutui-react-taro/dist/cjs/packages/button';
export { default as Popup } from '@nutui/nutui-react-taro/dist/cjs/packages/popup';
export { default as Switch } from '@nutui/nutui-react-taro/dist/cjs/packages/switch';

/** Taro drops aria attributes from mini-program templates; this merges them into the components a finger can meet. */
type Template = { mergeComponents: (context: unknown, components: Record<string, Record<string, string>>) => void };
type PlatformHolder = { registerMethod: (options: { name: string; fn: (platform: { template?: Template }) => void }) => void };

const aria = { 'aria-label': 'i.ariaLabel', 'aria-role': 'i.ariaRole', 'aria-hidden': 'i.ariaHidden' };
const components = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'Switch', 'ScrollView', 'Picker'];

export default (context: PlatformHolder): void => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      // The browser has no templates.
      platform.template?.mergeComponents(context, Object.fromEntries(components.map((name) => [name, aria])));
    },
  });
};

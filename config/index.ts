/** Taro: one source for the mini-program and the browser. Sizes are in CSS pixels on both, so that large text is one variable. */
import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';

/**
 * Compiled with the client: the contract's plain parts and the function table, which lie beside it, and a package whose
 * private class fields neither old phones nor Taro's minifier understand.
 */
const beside = {
  include: [resolve(__dirname, '..', 'types'), resolve(__dirname, 'functions.ts'), resolve(__dirname, '..', 'node_modules', '@tanstack')],
};

export default defineConfig<'webpack5'>({
  projectName: 'union-platform',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'client',
  outputRoot: process.env.CLIENT_OUT ?? `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: [resolve(__dirname, 'aria-plugin.ts')],
  alias: { '@': resolve(__dirname, '..', 'client') },
  defineConstants: {
    'process.env.CLOUD_ENV': JSON.stringify(process.env.CLOUD_ENV ?? ''),
    // A server of one's own instead of the chat platform's cloud, e.g. https://union.example.org
    'process.env.API_ADDRESS': JSON.stringify((process.env.API_ADDRESS ?? '').replace(/\/+$/, '')),
  },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: {
    compile: beside,
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain) {
      chain.performance.hints(false);
    },
  },
  h5: {
    compile: beside,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    esnextModules: ['@nutui/nutui-react-taro'],
    // Only `npm run watch`: written to disk, so that a gateway serves it with its own data.
    enableSourceMap: false,
    devServer: {
      open: false,
      client: { logging: 'none', overlay: false, reconnect: false },
      host: '127.0.0.1',
      port: 8090,
      devMiddleware: { writeToDisk: true },
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true }, pxtransform: { enable: false }, cssModules: { enable: false } },
    webpackChain(chain) {
      chain.performance.hints(false);
      // Comes along with Taro's components though no page has a carousel: 45 KB of the first load.
      chain.resolve.alias.set('swiper/bundle$', false as unknown as string);
    },
  },
});

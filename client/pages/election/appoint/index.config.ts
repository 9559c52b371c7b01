export default definePageConfig({ navigationBarTitleText: '当选人就任' });

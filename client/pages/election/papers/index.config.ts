export default definePageConfig({ navigationBarTitleText: '选举纸质票' });

export default definePageConfig({ navigationBarTitleText: '选举投票' });

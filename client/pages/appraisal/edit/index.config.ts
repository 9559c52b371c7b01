export default definePageConfig({ navigationBarTitleText: '起草民主评议', enablePullDownRefresh: true });

export default definePageConfig({ navigationBarTitleText: '所辖工会', enablePullDownRefresh: true });

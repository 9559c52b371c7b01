export default definePageConfig({ navigationBarTitleText: '职代会规定', enablePullDownRefresh: true });

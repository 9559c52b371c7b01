export default definePageConfig({ navigationBarTitleText: '职代会会议', enablePullDownRefresh: true });

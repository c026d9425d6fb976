namespace JourneyStudio.Web.Features.Sample;

/// <summary>Names that nobody bears: clouds, berries and bells.</summary>
internal static class SampleNames
{
    public static readonly (string Zh, string En)[] Families =
    [
        ("云", "Yun"), ("风", "Feng"), ("星", "Xing"), ("月", "Yue"), ("雪", "Xue"), ("露", "Lu"), ("霜", "Shuang"), ("虹", "Hong"),
        ("溪", "Xi"), ("泉", "Quan"), ("禾", "He"), ("竹", "Zhu"), ("梅", "Mei"), ("桃", "Tao"), ("柳", "Liu"), ("松", "Song"),
        ("枫", "Fengshu"), ("荷", "Heye"), ("杏", "Xingr"), ("梨", "Lihua"), ("雨", "Yu"), ("晨", "Chen"), ("夏", "Xia"), ("秋", "Qiu"),
    ];

    public static readonly (string Zh, string En)[] Given =
    [
        ("朵朵", "Duoduo"), ("悠悠", "Youyou"), ("糖糖", "Tangtang"), ("豆豆", "Doudou"), ("米米", "Mimi"), ("果果", "Guoguo"),
        ("圆圆", "Yuanyuan"), ("晴晴", "Qingqing"), ("乐乐", "Lele"), ("贝贝", "Beibei"), ("点点", "Diandian"), ("念念", "Niannian"),
        ("安安", "An’an"), ("暖暖", "Nuannuan"), ("可可", "Keke"), ("苗苗", "Miaomiao"), ("铃铃", "Lingling"), ("苹苹", "Pingping"),
        ("团团", "Tuantuan"), ("芽芽", "Yaya"), ("桐桐", "Tongtong"), ("莓莓", "Meimei"), ("灯灯", "Dengdeng"), ("舟舟", "Zhouzhou"),
        ("棉棉", "Mianmian"), ("橙橙", "Chengcheng"), ("漫漫", "Manman"), ("笛笛", "Didi"), ("格格", "Gege"), ("叶叶", "Yeye"),
    ];

    public static readonly (string Zh, string En)[] Babies =
    [
        ("小芽", "Little Sprout"), ("小米", "Little Millet"), ("小果", "Little Berry"), ("小熊", "Little Bear"), ("小鹿", "Little Deer"), ("小船", "Little Boat"),
        ("小星", "Little Star"), ("小蜜", "Little Bee"), ("小溪", "Little Brook"), ("小橙", "Little Orange"), ("小松", "Little Pine"), ("小月", "Little Moon"),
    ];
}

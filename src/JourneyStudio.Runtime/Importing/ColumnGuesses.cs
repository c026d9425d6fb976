using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Rules;
using JourneyStudio.Storage.Upserting;

namespace JourneyStudio.Runtime.Importing;

/// <summary>Guesses from their names what the columns of a file stand for; each field at most once.</summary>
public static class ColumnGuesses
{
    private static readonly FrozenDictionary<string, string> Words = new (string Field, string[] Names)[]
    {
        (MemberColumn.ExternalId, ["externalid", "memberid", "customerid", "userid", "id", "memberno", "cardno", "会员编号", "会员号", "会员ID", "客户编号", "客户ID", "卡号", "会员卡号", "编号", "外部编号"]),
        (MemberColumn.Name, ["name", "fullname", "membername", "姓名", "名字", "会员姓名", "客户姓名", "称呼"]),
        (MemberColumn.Phone, ["phone", "mobile", "phonenumber", "mobilephone", "tel", "telephone", "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话", "联系方式"]),
        (MemberColumn.Email, ["email", "emailaddress", "mail", "邮箱", "电子邮箱", "电子邮件", "邮箱地址"]),
        (MemberColumn.City, ["city", "town", "城市", "所在城市"]),
        (MemberColumn.Stage, ["stage", "lifecyclestage", "阶段", "生命周期", "生命周期阶段"]),
        (MemberColumn.Level, ["level", "memberlevel", "tier", "等级", "会员等级", "级别"]),
        (MemberColumn.Store, ["store", "shop", "storecode", "门店", "所属门店", "门店编码", "店铺"]),
        (MemberColumn.ProductLine, ["productline", "line", "brandline", "产品线", "品线"]),
        (MemberColumn.Language, ["language", "语言"]),
        (MemberColumn.Zone, ["timezone", "zone", "时区"]),
        (FieldNames.Tags, ["tags", "tag", "labels", "标签", "会员标签"]),
        ("addresses.wechat-template", ["openid", "wechatopenid", "微信openid", "公众号openid"]),
        ("addresses.wecom", ["externaluserid", "wecom", "wecomid", "企业微信", "企业微信ID"]),
    }.SelectMany(field => field.Names.Select(name => (Name: Fold(name), field.Field))).ToFrozenDictionary(pair => pair.Name, pair => pair.Field);

    public static ImmutableArray<string> Of(IReadOnlyList<string> header, ContentCatalog content)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in content.Content.Attributes)
        {
            foreach (var name in new[] { attribute.Key, attribute.Names.En, attribute.Names.Zh })
                own.TryAdd(Fold(name), FieldNames.OfAttribute(attribute.Key));
        }
        var used = new HashSet<string>(StringComparer.Ordinal);
        return [.. header.Select(name => Guess(name, own, content) is { } field && used.Add(field) ? field : FieldNames.Nothing)];
    }

    private static string? Guess(string name, Dictionary<string, string> own, ContentCatalog content) =>
        FieldNames.Find(name, content) is not null ? name : Words.GetValueOrDefault(Fold(name)) ?? own.GetValueOrDefault(Fold(name));

    /// <summary>Without spaces and marks, whatever the case.</summary>
    private static string Fold(string name) => TextFold.Of(string.Concat(name.Where(char.IsLetterOrDigit)));
}
